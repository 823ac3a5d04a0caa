namespace Tenantry.Billing.Contracts.Checks;

/// <summary>Checks what a description says; the sentence names the rule, because people read it at the start of their application.</summary>
internal static class Rules
{
    public static T Must<T>(this T value, bool hold, string rule, string name) =>
        hold ? value : throw new ArgumentOutOfRangeException(name, value, rule);
}
