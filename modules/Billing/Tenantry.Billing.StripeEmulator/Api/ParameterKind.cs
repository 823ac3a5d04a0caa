namespace Tenantry.Billing.StripeEmulator;

internal enum ParameterKind
{
    Text = 1,
    Integer,
    Boolean,
    Number,

    /// <summary>Seconds since 1970, or an object of gt, gte, lt and lte.</summary>
    Range,

    /// <summary>One of a few words; a number too, when <c>int</c> is among them.</summary>
    Word,

    /// <summary>Named fields.</summary>
    Fields,

    /// <summary>Any keys, with text.</summary>
    Free,

    /// <summary>Rows of named fields.</summary>
    Rows,

    /// <summary>Rows of text.</summary>
    Texts,
}

internal sealed record Parameter(string Name, ParameterKind Kind, bool Required, ParameterSpec Fields, string[] Words);
