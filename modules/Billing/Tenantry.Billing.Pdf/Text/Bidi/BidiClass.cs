namespace Tenantry.Billing.Pdf.Text.Bidi;

/// <summary>Specifies the bidirectional character types of UAX #9, table 4, by their short names.</summary>
internal enum BidiClass : byte
{
    L,
    R,
    AL,
    EN,
    ES,
    ET,
    AN,
    CS,
    NSM,
    BN,
    B,
    S,
    WS,
    ON,
    LRE,
    LRO,
    RLE,
    RLO,
    PDF,
    LRI,
    RLI,
    FSI,
    PDI,
}

/// <summary>Classifies bidirectional character types into the groups that the rules use.</summary>
internal static class BidiClassGroups
{
    public static bool IsIsolateInitiator(this BidiClass type) => type is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;

    /// <summary>Determines whether rule X9 removes the character.</summary>
    public static bool IsRemoved(this BidiClass type) =>
        type is BidiClass.LRE or BidiClass.LRO or BidiClass.RLE or BidiClass.RLO or BidiClass.PDF or BidiClass.BN;

    /// <summary>Determines whether rules N1 and N2 resolve the character (NI).</summary>
    public static bool IsNeutral(this BidiClass type) =>
        type is BidiClass.B or BidiClass.S or BidiClass.WS or BidiClass.ON or BidiClass.PDI || type.IsIsolateInitiator();

    /// <summary>Gets the direction of the character in rules N0 to N2, in which numbers are right to left.</summary>
    public static BidiClass? Direction(this BidiClass type) => type switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.AL or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };
}
