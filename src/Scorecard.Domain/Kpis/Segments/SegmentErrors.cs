using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis.Segments;

public static class SegmentErrors
{
    public static readonly DomainError Malformed = new("segment.malformed", "A segment is written as dimension=member, by their codes.");

    public static readonly DomainError CodeInvalid =
        new("segment.code_invalid", "A dimension and each of its members has a code of 1 to 40 lower-case letters, digits or hyphens that starts with a letter or digit.");

    public static readonly DomainError NameRequired = new("segment.name_required", "A dimension and each of its members needs a name.");

    public static readonly DomainError TooMany = new("segment.too_many", "A KPI has at most 5 dimensions, each with 1 to 100 members.");

    public static readonly DomainError Duplicate =
        new("segment.duplicate", "No two dimensions of a KPI, and no two members of a dimension, share a code or a name.");

    public static readonly DomainError RollUpInvalid =
        new("segment.roll_up_invalid", "Only a ratio rolls up as one, and a KPI of yes or no rolls up by the least or the greatest of its segments.");
}
