namespace Tenantry.AdminUi;

/// <summary>Specifies how a value is shown.</summary>
public enum CellKind
{
    /// <summary>As text.</summary>
    Text = 1,

    /// <summary>As an amount, right-aligned: the value is a <see cref="Money"/>.</summary>
    Money = 2,

    /// <summary>As a relative time with the exact one on hover: the value is a <see cref="DateTimeOffset"/>.</summary>
    Time = 3,

    /// <summary>As a badge with the color of the status.</summary>
    Status = 4,

    /// <summary>As a number, right-aligned.</summary>
    Number = 5,

    /// <summary>As an id or a code, in a fixed-width font.</summary>
    Code = 6,

    /// <summary>As formatted JSON, for long texts.</summary>
    Json = 7,

    /// <summary>As HTML in a sandbox that runs no script and loads nothing, such as an email, for long texts.</summary>
    Html = 8,

    /// <summary>As the name of a tenant with a link to its page: the value is a <see cref="TenantId"/>.</summary>
    Tenant = 9,

    /// <summary>As an exact time, for lists in which the order of two times of one day matters.</summary>
    ExactTime = 10,

    /// <summary>As a date without the time of day.</summary>
    Date = 11,
}
