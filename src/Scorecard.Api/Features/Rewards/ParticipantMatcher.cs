using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Finds the person and the unit that a line means, and reads its days and its amount.</summary>
public sealed class ParticipantMatcher
{
    private readonly IReadOnlyDictionary<Guid, PersonData> _names;
    private readonly IReadOnlyDictionary<Guid, Person> _people;
    private readonly Dictionary<string, Guid> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, Guid> _byName;
    private readonly HashSet<Guid> _units;

    /// <param name="facts">With every person, participant and unit.</param>
    /// <param name="planUnitId">The unit that pays: it and the units below may take part.</param>
    public ParticipantMatcher(Facts facts, OrganizationContext organization, IReadOnlyDictionary<Guid, PersonData> names, Guid planId, Guid planUnitId, CurrentUser user)
    {
        _names = names;
        _people = ImportablePeople.Of(facts, planId, user);
        foreach (var person in names.Values.Where(person => _people.ContainsKey(person.Id)))
            _byEmail.TryAdd(person.Email, person.Id);
        _units = [.. organization.Tree.Subtree(planUnitId)];
        List<Stored<Unit>> units = [.. organization.Units.Where(unit => _units.Contains(unit.Id))];
        foreach (var unit in units)
            _byCode.TryAdd(unit.State.Code, unit.Id);
        _byName = units.ToLookup(unit => unit.State.Name, unit => unit.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What the line says, as far as it can be understood, and everything that is wrong with it.</summary>
    public MatchedParticipant Match(ListedParticipant line)
    {
        List<ParticipationFault> faults = [];
        var personId = PersonOf(line.Person);
        if (personId is null)
            faults.Add(new(ParticipationField.Person, ParticipationImportErrors.PersonUnknown));
        var unitId = Guid.Empty;
        if ((personId is not null || line.Unit.Length > 0) && !UnitOf(line.Unit, personId).Succeeded(out unitId, out var unitError))
            faults.Add(new(ParticipationField.Unit, unitError));
        var from = Day(line.From, ParticipationField.From, ParticipationImportErrors.StartMissing, faults);
        var to = Day(line.To, ParticipationField.To, ParticipationImportErrors.EndMissing, faults);
        var amount = ParticipationColumns.AmountOf(line.TargetAmount);
        if (amount is null)
            faults.Add(new(ParticipationField.TargetAmount, ParticipationImportErrors.AmountUnreadable));
        faults.AddRange(ParticipationFault.Of(from, to, amount));
        return new(
            line,
            personId is { } id ? _names.RefOf(id) ?? new PersonRef(id, "") : null,
            from,
            to,
            faults is [] ? new ParticipationSegment(from!.Value, to!.Value, unitId, amount!.Value) : null,
            faults);
    }

    private static DateOnly? Day(string text, ParticipationField field, DomainError missing, List<ParticipationFault> faults)
    {
        var day = ParticipationColumns.DayOf(text);
        if (day is null)
            faults.Add(new(field, text.Length == 0 ? missing : ParticipationImportErrors.DateUnreadable));
        return day;
    }

    private Guid? PersonOf(string text)
    {
        if (_byEmail.TryGetValue(text, out var id))
            return id;

        return Guid.TryParse(text, out id) && _people.ContainsKey(id) ? id : null;
    }

    private Result<Guid> UnitOf(string text, Guid? personId)
    {
        if (text.Length == 0)
            return personId is { } id && _people[id].UnitId is { } own && _units.Contains(own) ? own : ParticipationImportErrors.UnitMissing;
        if (_byCode.TryGetValue(text, out var unitId))
            return unitId;

        return _byName[text].ToList() switch
        {
            [var only] => only,
            [] => ParticipationImportErrors.UnitUnknown,
            _ => ParticipationImportErrors.UnitAmbiguous,
        };
    }
}

/// <param name="Person">Null where nobody is meant.</param>
/// <param name="From">Null where it cannot be read.</param>
/// <param name="To">Null where it cannot be read.</param>
/// <param name="Segment">Null where the line is not understood, or cannot stand by itself.</param>
/// <param name="Faults">Everything that is wrong with it; else empty.</param>
public sealed record MatchedParticipant(
    ListedParticipant Line, PersonRef? Person, DateOnly? From, DateOnly? To, ParticipationSegment? Segment, IReadOnlyList<ParticipationFault> Faults);
