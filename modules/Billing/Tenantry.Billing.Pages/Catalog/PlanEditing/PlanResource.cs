using Tenantry.AdminUi;
using Tenantry.Billing.Catalog.PlanEditing;

namespace Tenantry.Billing.Pages.Catalog.PlanEditing;

/// <summary>Defines the operator's plans: what they include, what they cost, and whether they are on sale.</summary>
internal static class PlanResource
{
    public static Resource<PlanRow> Definition { get; } = new Resource<PlanRow>("plans", "Plans", BillingPermissions.Operate)
    {
        Subtitle = "Changes are live within seconds. Subscribers keep their version of a plan until you move them.",
        Icon = "package",
        Section = OperatorSections.Products,
        Order = 20,
        SearchHint = "Product or plan",
        Empty = "Define a product in code or in tenantry.json. Its plans appear here, and you can add more.",
    }
        .FromList(PlanRow.ListAsync)
        .Key(plan => plan.Id)
        .Column("Plan", plan => plan.Name, column => column.Sort().Search())
        .Column("Product", plan => plan.Product, column => column
            .Display((plan, _) => plan.ProductName).Sort(plan => plan.ProductName).Search(plan => plan.ProductName)
            .FilterReference("products"))
        .Column("Price", plan => plan.Price)
        .Column("Subscribers", plan => plan.Subscribers, column => column.Sort())
        .Column("Status", plan => plan.Status, column => column
            .As(CellKind.Status).Sort().Filter(PlanRow.OnSale, PlanRow.Withdrawn))
        .Column("Source", plan => plan.Source, column => column.Sort().Minor()
            .Filter(DescribedPlans.FromCode, DescribedPlans.Edited, DescribedPlans.FromOperator))
        .Column("Availability", plan => plan.Availability, column => column.Hidden())
        .Column("Trial", plan => plan.Plan.TrialDays == 0 ? "None" : $"{plan.Plan.TrialDays} days", column => column.Hidden())
        .Column("Version", plan => plan.Plan.Version, column => column.Hidden())
        .Column("Key", plan => $"{plan.Product}/{plan.Plan.Key}", column => column.As(CellKind.Code).Hidden())
        .View("on-sale", "On sale", plan => plan.Status == PlanRow.OnSale)
        .View("older", "With older versions", plan => plan.OlderSubscribers > 0)
        .Heading(plan => $"{plan.ProductName}, {plan.Name}")
        .Status(plan => plan.Status)
        .Audited(plan => $"plan/{plan.Id}")
        .Panel("Entitlements", context => Task.FromResult(PlanFields.Entitlements(context)))
        .Panel("Subscribers on older versions", PlanFields.OlderVersionsAsync)
        .Related("prices", "plan", plan => plan.Id)
        .Action("withdraw", "Stop selling", "The plan leaves the pricing page within seconds.",
            context => PlanActions.SetOnSaleAsync(context, onSale: false), action => action
                .When(plan => plan.Plan.IsOnSale).InList().Bulk().Dangerous().AskReason()
                .Consequence(plan => "The plan leaves the pricing page within seconds. "
                    + $"{PlanFields.Count(plan.Subscribers, "subscriber keeps", "subscribers keep")} it.")
                .Done("The plan is no longer for sale."))
        .Action("offer", "Put on sale", "The plan appears on the pricing page within seconds.",
            context => PlanActions.SetOnSaleAsync(context, onSale: true), action => action
                .When(plan => !plan.Plan.IsOnSale).InList().Bulk().Done("The plan is on sale."))
        .Action("move", "Move subscribers", "Subscribers get the current entitlements, even where these are lower.",
            PlanActions.MoveAsync, action => action
                .When(plan => plan.OlderSubscribers > 0).AskReason()
                .Consequence(plan => $"{PlanFields.Count(plan.OlderSubscribers, "subscriber gets", "subscribers get")} the entitlements of "
                    + $"version {plan.Plan.Version}, even where these are lower. Their price doesn't change.")
                .Done("Moving subscribers. They get the current entitlements within a minute."))
        .Action("reset", "Reset to code",
            "Name, feature list, trial and entitlements go back to the definition in code. Subscribers keep their version until you move "
                + "them. Prices don't change.",
            PlanActions.ResetAsync, action => action
                .When(plan => plan.Source == DescribedPlans.Edited).Dangerous().AskReason()
                .Done("The plan is reset. The change is live within seconds."))
        .Create<NewPlanInput>("New plan", NewPlanInput.CreateAsync, form => form
            .Intro("On sale immediately. It is created in Stripe with the first sale.")
            .Done("The plan is created. It's on sale within seconds."))
        .Edit<PlanInput>("Edit plan", PlanInput.Of, PlanInput.SaveAsync, form => form
            .Intro("Changed entitlements apply to new subscribers. Everything else changes for everyone.")
            .Done("The plan is saved. The change is live within seconds."));
}
