using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Who buys and how, as the checkout page sends it. A saved card stands in for a typed one.</summary>
internal sealed record CheckoutBuyer(string Email, CardForm Card)
{
    public JsonObject? Address { get; init; }

    public string BusinessName { get; init; } = "";

    public string TaxId { get; init; } = "";

    public string? SavedCard { get; init; }

    public bool SaveCard { get; init; }

    public string? TaxIdType => Countries.TaxIdType(Address?.Text("country"));

    public string? Name => BusinessName.Length > 0 ? BusinessName : Card.Name.Length > 0 ? Card.Name : null;

    public static CheckoutBuyer Of(IFormCollection form, CheckoutView shown)
    {
        string Typed(string name) => form[name].ToString().Trim();
        var saved = Typed("saved");
        return new(shown.EmailFixed ? shown.Email : Typed("email"), Page.Card(form))
        {
            Address = shown.AsksAddress ? AddressOf(Typed) : null,
            BusinessName = shown.AsksTaxId ? Typed("business") : "",
            TaxId = shown.AsksTaxId ? Typed("tax_id") : "",
            SavedCard = shown.SavedCards.Any(card => card.Id == saved) ? saved : null,
            SaveCard = shown.OffersSaving && form.ContainsKey("save"),
        };
    }

    /// <summary>What is wrong with it, field by field.</summary>
    public Dictionary<string, string> Check(CheckoutView shown, DateTimeOffset now)
    {
        var wrong = shown.AsksCard && SavedCard is null ? Card.Check(now) : new(StringComparer.Ordinal);
        if (!Email.Contains('@', StringComparison.Ordinal))
        {
            wrong["email"] = "Your email is incomplete.";
        }

        if (Address is not null && !Countries.Names.ContainsKey(Address.Text("country") ?? ""))
        {
            wrong["country"] = "Choose your country.";
        }

        foreach (var (field, name) in ((string, string)[])[("line1", "street and number"), ("city", "city"), ("postal_code", "postal code")])
        {
            if (shown.NeedsAddress && Address?.Text(field) is null)
            {
                wrong[field] = $"Your {name} is missing.";
            }
        }

        if (TaxId.Length > 0 && (TaxIdType is null || !TaxIdText.Fits(TaxIdType, TaxIdText.Normal(TaxId))))
        {
            wrong["tax_id"] = "This tax ID does not fit your country.";
        }

        if (shown.NeedsTaxId && TaxIdType is not null && (TaxId.Length == 0 || BusinessName.Length == 0))
        {
            wrong[TaxId.Length == 0 ? "tax_id" : "business"] = "A business name and its tax ID are needed here.";
        }

        return wrong;
    }

    public JsonObject ToJson() => new()
    {
        ["email"] = Email,
        ["number"] = Card.Digits,
        ["expiry"] = Card.Expiry,
        ["cvc"] = Card.Cvc,
        ["name"] = Card.Name,
        ["address"] = Address?.Clone(),
        ["business"] = BusinessName,
        ["tax_id"] = TaxId,
        ["saved"] = SavedCard,
        ["save"] = SaveCard,
    };

    public static CheckoutBuyer Of(JsonObject kept) =>
        new(kept.Text("email")!, new CardForm(kept.Text("number")!, kept.Text("expiry")!, kept.Text("cvc")!, kept.Text("name")!))
        {
            Address = kept.Obj("address"),
            BusinessName = kept.Text("business")!,
            TaxId = kept.Text("tax_id")!,
            SavedCard = kept.Text("saved"),
            SaveCard = kept.Bool("save"),
        };

    private static JsonObject AddressOf(Func<string, string> typed)
    {
        var address = new JsonObject();
        foreach (var field in (string[])["city", "country", "line1", "line2", "postal_code", "state"])
        {
            var value = typed(field);
            address[field] = value.Length == 0 ? null : value;
        }

        return address;
    }
}
