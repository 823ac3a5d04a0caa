using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;
using Tenantry.Platform.Data;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

/// <summary>Defines typed resources like a module.</summary>
internal static class OrderResources
{
    private static readonly Problem NumberTaken = new(ProblemKind.Conflict, "test.number_taken",
        "ORD-0001 is taken. Choose another number.");
    private static readonly Problem Shipped = new(ProblemKind.Conflict, "test.shipped", "ORD-0009 was shipped.");
    private static readonly string[] Carriers = ["Ant Mail", "Bee Post", "Crow & Sons"];

    public static Resource<Order> Operator { get; } = new Resource<Order>("orders", "Orders", Widgets.View)
    {
        Section = OperatorSections.Payments, Tab = "All orders", Empty = "The first order appears here.", SearchHint = "Number or note",
    }
        .FromDatabase<OrderContext>("operator lists orders", db => db.Set<Order>())
        .Key(order => order.TenantId, order => order.Id)
        .Column("Number", order => order.Number, column => column.Sort().Search())
        .Column("Tenant", order => order.TenantId, column => column.Filter())
        .Column("Status", order => order.Status, column => column.Sort().Filter())
        .Column("Amount", order => order.Amount, column => column.Sort(order => order.AmountMinor))
        .Column("Gift", order => order.IsGift, column => column.Filter())
        .Column("Placed", order => order.PlacedAt, column => column.Sort().Filter())
        .Column("Note", order => order.Note, column => column.Search().Hidden())
        .OrderByDescending(order => order.PlacedAt)
        .View("past-due", "Past due", order => order.Status == OrderStatus.PastDue, counted: true)
        .View("recent", "Recent", (_, now) => order => order.PlacedAt > now.AddDays(-18))
        .NeedsAttention("past-due")
        .Status(order => order.Status)
        .Audited(order => $"order/{order.Id}")
        .Panel("Shipping", context => Task.FromResult<IReadOnlyList<ResourceField>>([new("Carrier", "Ant Mail")]))
        .Text("Note in full", order => order.Note)
        .Action("void", "Void order", "It is no longer owed.", VoidAsync, action => action
            .When(order => order.Status is OrderStatus.Open or OrderStatus.PastDue)
            .Consequence(order => $"{order.Number} is no longer owed.")
            .AskReason().Dangerous().InList().Bulk().Done("The order is void."))
        .Action<CreditInput>("credit", "Give credit", "The customer gets it immediately.", CreditAsync,
            action => action.Done("The credit is booked."))
        .Action("archive", "Archive order", "It leaves the list.", _ => Task.FromResult(Result.Success),
            action => action.Require(Widgets.Break).Bulk())
        .Create<OrderInput>("New order", CreateAsync, form => form.Done("The order exists."))
        .Edit<OrderInput>("Edit order", order => new OrderInput { Number = order.Number, IsGift = order.IsGift }, EditAsync,
            when: order => order.Status != OrderStatus.Void);

    public static Resource<Order> Tenant { get; } = new Resource<Order>("my-orders", "My orders", Widgets.Manage, ResourceShell.Space)
        .FromDatabase<OrderContext>(db => db.Set<Order>())
        .Key(order => order.Id)
        .Column("Number", order => order.Number, column => column.Sort())
        .Column("Placed", order => order.PlacedAt, column => column.Sort())
        .ListAction<OrderInput>("clear", "Clear orders", (_, _, _) => Task.FromResult(Result.Success), form => form.Require(Widgets.Clear));

    public static Resource<Carrier> InMemory { get; } = new Resource<Carrier>("carriers", "Carriers", Widgets.View)
        .FromList((_, _) =>
            Task.FromResult<IReadOnlyList<Carrier>>([.. Carriers.Select((name, index) => new Carrier($"c{index}", name, 10 * index))]))
        .Key(carrier => carrier.Code)
        .Column("Name", carrier => carrier.Name, column => column.Sort().Search())
        .Column("Parcels", carrier => carrier.Parcels, column => column.Sort())
        .Column("Code", carrier => carrier.Code, column => column.Hidden().Filter(("c0", "The ants"), ("c1", "The bees")))
        .Link((carrier, _) => carrier.Parcels > 0 ? new ResourceLink("Track", "/track/" + carrier.Code) : null);

    public static Resource<Carrier> Remote { get; } = new Resource<Carrier>("remote-carriers", "Remote carriers", Widgets.View)
        .FromPages(
            (_, query, _) =>
            Task.FromResult(new RowPage<Carrier>([new Carrier("r", $"{query.Search}/{query.Sort}/{query.Descending}/{query.Skip}", 1)],
                90)),
            (_, id, _) => Task.FromResult(id == "r" ? new Carrier("r", "Found", 1) : null))
        .Key(carrier => carrier.Code)
        .Column("Name", carrier => carrier.Name, column => column.Sort().Search());

    public static Resource<Carrier> Tokens { get; } = new Resource<Carrier>("tokens", "Tokens", Widgets.Manage, ResourceShell.Space)
    {
        Page = "/space/developers",
    }
        .FromList((_, _) => Task.FromResult<IReadOnlyList<Carrier>>([new("t1", "Warehouse", 1), new("t2", "Till", 2)]))
        .Key(token => token.Code)
        .WithoutDetail()
        .Column("Name", token => token.Name, column => column.Sort().Search())
        .Action("forget", "Forget token", "Programs lose access.", _ => Task.FromResult(Result.Success))
        .CreateSecret<OrderInput>("New token", (_, input, _) => Task.FromResult<Result<CreatedSecret>>(input.Number == "ORD-0001"
            ? NumberTaken.WithField("number") : new CreatedSecret("t3", "Your new token", "secret-of-" + input.Number)),
            form => form.Done("The token exists"));

    public static List<CreditInput> Credits { get; } = [];

    private static async Task<Result> VoidAsync(ResourceContext<Order> context)
    {
        if (context.Row.Number == "ORD-0009")
        {
            return Shipped;
        }

        using var tenant = context.Services.GetRequiredService<ICurrentTenant>().Change(context.Row.TenantId);
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<OrderContext>>()
            .CreateDbContextAsync("operator voids an order", context.CancellationToken);
        var order = await db.Set<Order>().SingleAsync(order => order.Id == context.Row.Id, context.CancellationToken);
        order.Status = OrderStatus.Void;
        db.Audit("orders.order.voided", $"order/{order.Id}", context.Reason);
        await db.SaveChangesAsync(context.CancellationToken);
        return Result.Success;
    }

    private static Task<Result> CreditAsync(ResourceContext<Order> context, CreditInput input)
    {
        Credits.Add(input);
        return Task.FromResult(Result.Success);
    }

    private static async Task<Result<string>> CreateAsync(IServiceProvider services, OrderInput input, CancellationToken cancellationToken)
    {
        if (input.Number == "ORD-0001")
        {
            return NumberTaken.WithField("number");
        }

        using var tenant = services.GetRequiredService<ICurrentTenant>().Change(OrderContext.Globex);
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<OrderContext>>()
            .CreateDbContextAsync("operator adds an order", cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var order = new Order
        {
            TenantId = OrderContext.Globex, Id = Guid.CreateVersion7(now), Number = input.Number, IsGift = input.IsGift,
            Status = OrderStatus.Open,
            PlacedAt = now,
        };
        db.Add(order);
        await db.SaveChangesAsync(cancellationToken);
        return $"{order.TenantId.Value:N}-{order.Id:N}";
    }

    private static async Task<Result> EditAsync(ResourceContext<Order> context, OrderInput input)
    {
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<OrderContext>>()
            .CreateDbContextAsync("operator edits an order", context.CancellationToken);
        await db.Set<Order>().Where(order => order.Id == context.Row.Id)
            .ExecuteUpdateAsync(order => order.SetProperty(row => row.Number, input.Number).SetProperty(row => row.IsGift, input.IsGift),
                context.CancellationToken);
        return Result.Success;
    }
}
