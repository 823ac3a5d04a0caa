namespace Tenantry.Billing.Dunning;

/// <summary>
/// Determines when the dunning steps of an unpaid invoice are due: the reminder, the restriction, the suspension, the end and the next
/// retry. The policy is called when a case is opened and each time it is checked. Register your own implementation to replace the default.
/// </summary>
/// <remarks>The result must depend only on the context: an invoice is checked repeatedly, by several nodes concurrently.</remarks>
public interface IDunningPolicy
{
    /// <summary>Gets the dates of the steps of an unpaid invoice.</summary>
    /// <param name="context">The unpaid invoice.</param>
    /// <returns>The dates. A step with a date in the past is due immediately; a retry in the past is ignored.</returns>
    DunningSteps GetSteps(DunningContext context);
}
