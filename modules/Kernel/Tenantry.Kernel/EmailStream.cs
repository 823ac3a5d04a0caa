namespace Tenantry.Kernel;

/// <summary>Why a mail is sent; it decides whether an unsubscribe link is added and a suppression obeyed.</summary>
public enum EmailStream
{
    /// <summary>The person needs it: a confirmation, a receipt, a failed payment. Always sent.</summary>
    Transactional = 1,

    /// <summary>The person may decline it: tips, offers, news. Carries one-click unsubscribe.</summary>
    Marketing = 2,
}
