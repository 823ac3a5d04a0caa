namespace Tenantry.Billing.Trials;

/// <summary>Specifies what identifies the subscriber of a trial. Stored by name.</summary>
public enum TrialMark
{
    /// <summary>The normalized email address.</summary>
    Email = 1,

    /// <summary>The provider's card fingerprint.</summary>
    Card = 2,
}
