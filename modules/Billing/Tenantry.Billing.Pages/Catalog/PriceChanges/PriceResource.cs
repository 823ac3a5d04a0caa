using Tenantry.AdminUi;

namespace Tenantry.Billing.Pages.Catalog.PriceChanges;

/// <summary>Defines the operator's prices, with the versions that subscribers still pay. A plan shows its own.</summary>
internal static class PriceResource
{
    public static Resource<PriceRow> Definition { get; } = new Resource<PriceRow>("prices", "Prices", BillingPermissions.Operate)
    {
        Subtitle = "A change applies to new purchases within seconds. Subscribers keep their price until you move them.",
        Icon = "cash",
        InNavigation = false,
        SearchHint = "Product or plan",
        Empty = "The prices of your plans appear here.",
    }
        .FromList(PriceRow.ListAsync)
        .Key(price => price.Id)
        .Column("Price", price => price.Display)
        .Column("Plan", price => price.PlanId, column => column
            .Display((price, _) => price.PlanName).LinkTo("plans", price => price.PlanId).Sort(price => price.PlanName)
            .Search(price => price.PlanName).FilterReference("plans"))
        .Column("Status", price => price.Status, column => column
            .As(CellKind.Status).Sort().Filter(PriceRow.OnSale, PriceRow.Replaced, PriceRow.Retired))
        .Column("Subscribers", price => price.Subscribers, column => column.Sort())
        .Column("Version", price => price.Version.Version, column => column.Sort())
        .Column("Created", price => price.Version.CreatedAt, column => column.Sort().Filter().Minor())
        .Column("Stripe ID", price => price.Version.GatewayId, column => column.As(CellKind.Code).Hidden().SearchExact())
        .View("on-sale", "On sale", price => price.Status == PriceRow.OnSale)
        .Heading(price => $"{price.PlanName}, {price.Display}")
        .Status(price => price.Status)
        .Audited(price => $"plan/{price.PlanId}")
        .Panel("Subscribers on older versions", PriceMoves.FieldsAsync)
        .Action("move", "Move subscribers", "The new price applies from each subscriber's next period. Nothing is charged now.",
            PriceMoves.StartAsync, action => action
                .When(price => price.IsOnSale && price.OlderSubscribers > 0)
                .Consequence(PriceMoves.ConsequenceAsync).AskReason()
                .Done("Moving subscribers. The new price applies from each subscriber's next period."))
        .Edit<PriceInput>("Change price", price => PriceInput.Of(price.Version.Price), PriceInput.SaveAsync, form => form
            .Intro("Creates a new version, which applies to new purchases. Subscribers keep theirs until you move them.")
            .Done("The price is saved. It's live within seconds. This version is replaced."), price => price.IsOnSale);
}
