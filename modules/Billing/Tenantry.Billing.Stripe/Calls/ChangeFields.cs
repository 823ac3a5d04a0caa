using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Billing.Stripe;

/// <summary>
/// Writes a change of a subscription for the preview and for the change itself. Both come from here, with the same instant, or a
/// customer is shown one amount and charged another.
/// </summary>
internal static class ChangeFields
{
    public static void Add(FormFields fields, SubscriptionChange change, bool isPreview)
    {
        string Name(string field, string rest = "") => isPreview ? $"subscription_details[{field}]{rest}" : $"{field}{rest}";
        foreach (var (index, item) in change.Items.Index())
        {
            fields.Add(Name("items", $"[{index}][id]"), item.ItemId)
                .Add(Name("items", $"[{index}][price]"), item.PriceId)
                .Add(Name("items", $"[{index}][quantity]"), item.Quantity)
                .Add(Name("items", $"[{index}][deleted]"), item.IsRemoved ? "true" : null);
        }

        fields.Add(Name("proration_behavior"), change.Proration switch
        {
            Proration.Now => "always_invoice",
            Proration.NextInvoice => "create_prorations",
            _ => "none",
        });
        fields.Add(Name("proration_date"), change.Proration == Proration.None ? null : change.At?.ToUnixTimeSeconds());
        fields.Add(Name("trial_end"), change.EndsTrial ? "now" : change.TrialEnd?.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        AddCoupons(fields, change);
        if (!isPreview && (change.Proration == Proration.Now || change.EndsTrial))
        {
            // Anything else would give the new plan first and ask for the money later.
            fields.Add("payment_behavior", "error_if_incomplete");
        }
    }

    private static void AddCoupons(FormFields fields, SubscriptionChange change)
    {
        if (change.Coupons is not { } coupons)
        {
            return;
        }

        foreach (var (index, coupon) in coupons.Index())
        {
            fields.Add($"discounts[{index}][coupon]", coupon);
        }

        if (coupons.IsEmpty)
        {
            fields.Add("discounts", "");
        }
    }
}
