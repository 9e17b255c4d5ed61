using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Organizations;

public static class OrganizationErrors
{
    public static readonly DomainError AlreadyFounded = new("organization.already_founded", "The organization is already set up.");

    public static readonly DomainError NotFounded = new("organization.not_found", "The organization is not set up yet.");

    public static readonly DomainError NameRequired = new("organization.name_required", "An organization needs a name.");

    public static readonly DomainError CurrencyInvalid = new("organization.currency_invalid", "A currency is an ISO 4217 code of three capital letters.");

    public static readonly DomainError LocaleInvalid = new("organization.locale_invalid", "A locale is a language such as ko, optionally with a region such as en-US.");

    public static readonly DomainError TimeZoneRequired = new("organization.time_zone_required", "An organization needs a time zone.");

    public static readonly DomainError FocusLimitOutOfRange = new("organization.focus_limit_out_of_range", "The focus limit lies between 1 and 100.");

    public static readonly DomainError FiscalYearFixed = new("organization.fiscal_year_fixed", "The fiscal year cannot move once scorecards or fiscal periods are in use.");
}

public static class UnitErrors
{
    public static readonly DomainError AlreadyDefined = new("unit.already_defined", "This unit is already defined.");

    public static readonly DomainError NotFound = new("unit.not_found", "There is no such unit.");

    public static readonly DomainError NameRequired = new("unit.name_required", "A unit needs a name.");

    public static readonly DomainError CodeInvalid = new("unit.code_invalid", "A code has 1 to 64 letters, digits, hyphens or underscores and starts with a letter or digit.");

    public static readonly DomainError ParentNotFound = new("unit.parent_not_found", "There is no such unit above.");

    public static readonly DomainError ParentClosed = new("unit.parent_closed", "The unit above is closed.");

    public static readonly DomainError Cycle = new("unit.cycle", "A unit cannot be above itself.");

    public static readonly DomainError RootExists = new("unit.root_exists", "The organization already has a top unit.");

    public static readonly DomainError RootNotClosable = new("unit.root_not_closable", "The top unit cannot be closed.");

    public static readonly DomainError HasOpenUnits = new("unit.has_open_units", "Units below are still open.");

    public static readonly DomainError Closed = new("unit.closed", "The unit is closed.");

    public static readonly DomainError ReasonRequired = new("unit.reason_required", "Closing a unit needs a reason.");
}

public static class PersonErrors
{
    public static readonly DomainError AlreadyAdded = new("person.already_added", "This person is already there.");

    public static readonly DomainError NotFound = new("person.not_found", "There is no such person.");

    public static readonly DomainError Deactivated = new("person.deactivated", "This person is deactivated.");

    public static readonly DomainError UnitNotFound = new("person.unit_not_found", "There is no such unit.");

    public static readonly DomainError StillActive = new("person.still_active", "Deactivate the person first.");

    public static readonly DomainError Erased = new("person.erased", "This person was erased.");

    public static readonly DomainError Oneself = new("person.oneself", "Nobody does this to their own account. Use the account page or ask another administrator.");

    public static readonly DomainError LastAdministrator = new("person.last_administrator", "The organization needs an administrator of its top unit.");
}
