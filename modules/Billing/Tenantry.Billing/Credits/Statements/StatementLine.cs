using System.Text.Json.Serialization;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Statements;

/// <summary>One line of a tenant's credits, in words that the customer reads.</summary>
/// <param name="Movement">What happened.</param>
/// <param name="Text">What it was.</param>
/// <param name="InvoiceId">The invoice it came or went with.</param>
/// <param name="InvoiceNumber">Our number of that invoice.</param>
internal sealed record StatementLine([property: JsonIgnore] CreditMovement Movement, string Text, string? InvoiceId, string? InvoiceNumber)
{
    public long Number => Movement.Number;

    public CreditMovementKind Kind => Movement.Kind;

    public long Amount => Movement.Amount;

    public long Change => Movement.Change;

    public long AvailableAfter => Movement.AvailableAfter;

    public DateTimeOffset At => Movement.At;
}
