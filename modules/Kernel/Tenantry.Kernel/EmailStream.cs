namespace Tenantry.Kernel;

/// <summary>Specifies the purpose of an email. It decides whether an unsubscribe link is added and whether suppressions apply.</summary>
public enum EmailStream
{
    /// <summary>Email that the recipient needs, such as a confirmation, a receipt or a failed payment. It is always sent.</summary>
    Transactional = 1,

    /// <summary>Email that the recipient can decline, such as tips, offers and news. It carries one-click unsubscribe.</summary>
    Marketing = 2,
}
