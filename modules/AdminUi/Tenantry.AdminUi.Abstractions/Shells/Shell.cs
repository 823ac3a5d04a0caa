namespace Tenantry.AdminUi;

/// <summary>Which of the three shells a page or a navigation entry belongs to.</summary>
public enum Shell
{
    /// <summary>Landing, pricing, sign-up, sign-in, return from checkout.</summary>
    Visitor = 1,

    /// <summary>What members and admins of a tenant see.</summary>
    Space = 2,

    /// <summary>What the people who run the product see.</summary>
    Operator = 3,
}
