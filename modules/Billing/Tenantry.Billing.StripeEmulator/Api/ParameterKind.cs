namespace Tenantry.Billing.StripeEmulator;

internal enum ParameterKind
{
    Text = 1,
    Integer,
    Boolean,
    Number,

    /// <summary>A Unix timestamp, or an object of gt, gte, lt and lte.</summary>
    Range,

    /// <summary>One of a fixed set of values; also a number if <c>int</c> is among them.</summary>
    Choice,

    /// <summary>An object with named fields.</summary>
    Fields,

    /// <summary>An object with arbitrary keys and string values.</summary>
    FreeForm,

    /// <summary>An array of objects with named fields.</summary>
    Rows,

    /// <summary>An array of strings.</summary>
    Texts,
}

internal sealed record Parameter(string Name, ParameterKind Kind, bool Required, ParameterSpec Fields, string[] Choices);
