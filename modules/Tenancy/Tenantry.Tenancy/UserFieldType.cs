namespace Tenantry.Tenancy;

/// <summary>Specifies the type of a custom user field.</summary>
public enum UserFieldType
{
    /// <summary>A single line of text. A string in JSON.</summary>
    Text = 1,

    /// <summary>A decimal number. A number in JSON.</summary>
    Number = 2,

    /// <summary>A check box. <c>true</c> or <c>false</c> in JSON. If the field is required, it must be checked.</summary>
    Boolean = 3,

    /// <summary>A date. A string such as <c>2026-11-30</c> in JSON.</summary>
    Date = 4,

    /// <summary>One of several values. A string in JSON.</summary>
    Choice = 5,
}
