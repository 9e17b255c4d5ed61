using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Scorecard.IntegrationTests")]
