namespace Tenantry.Billing.Contracts.Checks;

/// <summary>
/// Validates descriptions of products and coupons. The message states the rule, because developers read it when their application starts.
/// </summary>
internal static class Rules
{
    public static T Must<T>(this T value, bool condition, string rule, string name) =>
        condition ? value : throw new ArgumentOutOfRangeException(name, value, rule);
}
