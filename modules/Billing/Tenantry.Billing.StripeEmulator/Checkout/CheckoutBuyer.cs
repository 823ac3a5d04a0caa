using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the buyer's input on the checkout page. A saved card replaces the card fields.</summary>
internal sealed record CheckoutBuyer(string Email, CardForm Card)
{
    public JsonObject? Address { get; init; }

    public string BusinessName { get; init; } = "";

    public string TaxId { get; init; } = "";

    public string? SavedCard { get; init; }

    public bool SaveCard { get; init; }

    public string? TaxIdType => Countries.TaxIdType(Address?.Text("country"));

    public string? Name => BusinessName.Length > 0 ? BusinessName : Card.Name.Length > 0 ? Card.Name : null;

    public static CheckoutBuyer Of(IFormCollection form, CheckoutView view)
    {
        string Field(string name) => form[name].ToString().Trim();
        var savedCard = Field("saved");
        return new(view.EmailFixed ? view.Email : Field("email"), Page.Card(form))
        {
            Address = view.CollectsAddress ? AddressOf(Field) : null,
            BusinessName = view.CollectsTaxId ? Field("business") : "",
            TaxId = view.CollectsTaxId ? Field("tax_id") : "",
            SavedCard = view.SavedCards.Any(card => card.Id == savedCard) ? savedCard : null,
            SaveCard = view.OffersCardSaving && form.ContainsKey("save"),
        };
    }

    /// <summary>Validates the input field by field.</summary>
    public Dictionary<string, string> Check(CheckoutView view, DateTimeOffset now)
    {
        var errors = view.CollectsCard && SavedCard is null ? Card.Check(now) : new(StringComparer.Ordinal);
        if (!Email.Contains('@', StringComparison.Ordinal))
        {
            errors["email"] = "Your email is incomplete.";
        }

        if (Address is not null && !Countries.Names.ContainsKey(Address.Text("country") ?? ""))
        {
            errors["country"] = "Choose your country.";
        }

        foreach (var (field, name) in ((string, string)[])[("line1", "street address"), ("city", "city"), ("postal_code", "postal code")])
        {
            if (view.RequiresAddress && Address?.Text(field) is null)
            {
                errors[field] = $"Enter your {name}.";
            }
        }

        if (TaxId.Length > 0 && (TaxIdType is null || !TaxIdFormat.IsValid(TaxIdType, TaxIdFormat.Normalize(TaxId))))
        {
            errors["tax_id"] = "This tax ID isn't valid for your country.";
        }

        if (view.RequiresTaxId && TaxIdType is not null && (TaxId.Length == 0 || BusinessName.Length == 0))
        {
            errors[TaxId.Length == 0 ? "tax_id" : "business"] = "Enter your business name and its tax ID.";
        }

        return errors;
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

    public static CheckoutBuyer Of(JsonObject stored) =>
        new(stored.Text("email")!, new CardForm(stored.Text("number")!, stored.Text("expiry")!, stored.Text("cvc")!, stored.Text("name")!))
        {
            Address = stored.Obj("address"),
            BusinessName = stored.Text("business")!,
            TaxId = stored.Text("tax_id")!,
            SavedCard = stored.Text("saved"),
            SaveCard = stored.Bool("save"),
        };

    private static JsonObject AddressOf(Func<string, string> getField)
    {
        var address = new JsonObject();
        foreach (var field in (string[])["city", "country", "line1", "line2", "postal_code", "state"])
        {
            var value = getField(field);
            address[field] = value.Length == 0 ? null : value;
        }

        return address;
    }
}
