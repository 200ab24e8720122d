namespace Alliance.Schemes;

/// <summary>What a scheme may ask about a person, a project or an enterprise (DOMAIN §10: a rule is declared once, over these).</summary>
public enum Fact
{
    /// <summary>The day on which one asks: always known, never a question.</summary>
    Day,

    /// <summary>In completed years; who was born on 29 February has the birthday on 1 March in common years (DOMAIN §9).</summary>
    Age,

    /// <summary>A code of the dimension of that name.</summary>
    Sex,

    /// <summary>What is done with the enterprise: created, taken over, developed.</summary>
    ProjectKind,

    /// <summary>The legal form that the enterprise has or will have.</summary>
    LegalForm,

    /// <summary>In completed months since it was founded; 0 for one that isn't there yet.</summary>
    EnterpriseAge,

    /// <summary>A code of the sectors of activity.</summary>
    Sector,

    /// <summary>A code of <see cref="Places"/>: a province, or a region where the province isn't known.</summary>
    Province,

    /// <summary>Whether the project lies in a rural commune.</summary>
    Rural,

    /// <summary>The whole cost of the project.</summary>
    Investment,

    /// <summary>What the person brings in.</summary>
    OwnFunds,

    /// <summary>Of the last year; 0 is a turnover.</summary>
    Turnover,

    /// <summary>Jobs planned.</summary>
    Jobs,

    /// <summary>What is asked of the scheme.</summary>
    Amount,

    /// <summary>What the person does today.</summary>
    Situation,
}

/// <summary>How a fact is measured, and so which operators it takes and how it is written.</summary>
public enum FactType
{
    /// <summary>A date.</summary>
    Day,

    /// <summary>Completed years since a day of birth.</summary>
    Years,

    /// <summary>Completed months since a day.</summary>
    Months,

    /// <summary>Whole centimes.</summary>
    Money,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One code of a list.</summary>
    Choice,

    /// <summary>One or the other.</summary>
    YesNo,

    /// <summary>A code of a province or region.</summary>
    Place,
}
