namespace Tenantry.Billing.Trials;

/// <summary>The mark that a subscriber of an earlier trial is recognized by.</summary>
public enum TrialMark
{
    /// <summary>The email address, normalized so that one person has one.</summary>
    Person = 1,

    /// <summary>The card, by the provider's fingerprint.</summary>
    Card = 2,
}
