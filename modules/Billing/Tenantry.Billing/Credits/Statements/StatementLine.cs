using System.Text.Json.Serialization;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Statements;

/// <summary>Represents one line of a tenant's credit statement, with a text for the customer.</summary>
/// <param name="Movement">The movement.</param>
/// <param name="Text">The description for the customer.</param>
/// <param name="InvoiceId">The provider's ID of the invoice that granted the credits, if any.</param>
/// <param name="InvoiceNumber">The number of that invoice.</param>
internal sealed record StatementLine([property: JsonIgnore] CreditMovement Movement, string Text, string? InvoiceId, string? InvoiceNumber)
{
    public long Number => Movement.Number;

    public CreditMovementKind Kind => Movement.Kind;

    public long Amount => Movement.Amount;

    public long Change => Movement.Change;

    public long AvailableAfter => Movement.AvailableAfter;

    public DateTimeOffset At => Movement.At;
}
