namespace Tenantry.Billing.Dunning;

/// <summary>
/// Decides when the steps of an unpaid invoice are due: the reminder, the loss of access, the end and the next retry. It is asked when the
/// invoice becomes unpaid and again each time the invoice is checked. Register another implementation to replace the default.
/// </summary>
/// <remarks>An answer must depend on its context alone: an invoice is checked repeatedly, by several nodes at once.</remarks>
public interface IDunningPolicy
{
    /// <summary>Gets the dates of the steps of an unpaid invoice.</summary>
    /// <param name="context">The facts of the unpaid invoice.</param>
    /// <returns>The dates. A step whose date is in the past is due now; a retry in the past is not made.</returns>
    DunningSteps GetSteps(DunningContext context);
}
