namespace Tenantry.Tenancy;

/// <summary>The type of a field that a host adds to its users.</summary>
public enum UserFieldType
{
    /// <summary>One line of text; a string in JSON.</summary>
    Text = 1,

    /// <summary>A decimal number; a number in JSON.</summary>
    Number = 2,

    /// <summary>A check box; <c>true</c> or <c>false</c> in JSON. If it is required, it must be checked.</summary>
    Boolean = 3,

    /// <summary>A day; a string such as <c>2026-11-30</c> in JSON.</summary>
    Date = 4,

    /// <summary>One of a few values; a string in JSON.</summary>
    Choice = 5,
}
