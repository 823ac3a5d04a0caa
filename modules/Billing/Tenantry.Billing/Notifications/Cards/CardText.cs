using System.Globalization;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Notifications.Cards;

/// <summary>Formats a card: <c>Visa •••• 0341, expires 12/30</c>.</summary>
internal static class CardText
{
    public static string Of(GatewayCard card) => card.ExpiresAt is var (month, year)
        ? string.Create(CultureInfo.InvariantCulture, $"{Brand(card)} •••• {card.Last4}, expires {month:00}/{year % 100:00}")
        : $"{Brand(card)} •••• {card.Last4}";

    private static string Brand(GatewayCard card) => card.Brand switch
    {
        "amex" => "American Express",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        { Length: > 0 } brand => $"{char.ToUpperInvariant(brand[0])}{brand[1..]}",
        _ => "Card",
    };
}
