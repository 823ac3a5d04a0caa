namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// Decides when a plan change takes effect and how it is charged. It is called when the change is quoted, and the quote keeps the result.
/// Register another implementation to replace the default.
/// </summary>
public interface IProrationPolicy
{
    /// <summary>Gets when a plan change takes effect, and how it is charged.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The timing.</returns>
    ChangeTiming GetTiming(PlanChange change);
}
