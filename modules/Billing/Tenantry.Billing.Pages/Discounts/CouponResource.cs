using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Pages.Products;

namespace Tenantry.Billing.Pages.Discounts;

/// <summary>Represents a coupon with its promotion codes.</summary>
internal sealed record CouponItem(CouponRow Coupon, IReadOnlyList<PromotionCodeRow> Codes)
{
    public string Key => Coupon.Key;

    public Contracts.Discounts.CouponDescription Description { get; } = Coupon.Description;

    public string Name => Description.Name;

    public string CodeList => string.Join(", ", Codes.Select(code => code.Code));

    public string Status => Coupon.IsActive ? "Active" : "Ended";
}

/// <summary>Defines the operator's coupons.</summary>
internal static class CouponResource
{
    public static Resource<CouponItem> Definition { get; } = new Resource<CouponItem>("coupons", "Coupons", BillingPermissions.Operate)
    {
        Subtitle = "Customers enter a promotion code at checkout. Subscriptions keep their discount when its coupon ends.",
        Icon = "tag",
        Section = OperatorSections.Products,
        Order = 22,
        SearchHint = "Name or code",
        Empty = "Create a coupon to give a discount to everyone who enters its code.",
    }
        .FromList(ListAsync)
        .Key(coupon => coupon.Key)
        .Column("Name", coupon => coupon.Name, column => column.Sort().Search())
        .Column("Discount", coupon => coupon.Description.Display)
        .Column("Applies to", coupon => coupon.Description.Products, column => column.Display((coupon, services) =>
            coupon.Description.Products.IsEmpty ? "Everything" : CatalogNames.Of(services, coupon.Description.Products)))
        .Column("Codes", coupon => coupon.CodeList, column => column.As(CellKind.Code).Search())
        .Column("Status", coupon => coupon.Status, column => column.As(CellKind.Status).Sort().Filter("Active", "Ended"))
        .Column("Last day", coupon => LastDay(coupon), column => column.Sort().Minor())
        .Column("Redemption limit", coupon => coupon.Description.MaxRedemptions, column => column.Hidden())
        .Column("Created", coupon => coupon.Coupon.CreatedAt, column => column.Sort().Filter().Hidden())
        .View("active", "Active", coupon => coupon.Status == "Active")
        .Status(coupon => coupon.Status)
        .Audited(coupon => $"coupon/{coupon.Key}")
        .Action("end", "End coupon", "It can't be redeemed anymore. Existing discounts stay active.",
            context => context.Services.GetRequiredService<EndDiscounts>()
                .EndCouponAsync(context.Row.Key, context.Reason, context.CancellationToken),
            action => action.When(coupon => coupon.Coupon.IsActive).InList().Bulk().Dangerous().AskReason().Done("The coupon has ended."))
        .Create<CouponInput>("New coupon", CouponInput.CreateAsync, form => form
            .Intro("The discount of a coupon can't be changed later, because customers who have it keep it.")
            .Done("The coupon is created."));

    private static DateOnly? LastDay(CouponItem coupon) => coupon.Description.RedeemBy is { } end
        ? DateOnly.FromDateTime(end.UtcDateTime.AddTicks(-1)) : null;

    private static async Task<IReadOnlyList<CouponItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<BillingDbContext>();
        var codes = (await db.Set<PromotionCodeRow>().AsNoTracking().OrderBy(code => code.Code).ToListAsync(ct))
            .ToLookup(code => code.Coupon);
        return [.. (await db.Set<CouponRow>().AsNoTracking().OrderByDescending(coupon => coupon.IsActive)
            .ThenByDescending(coupon => coupon.CreatedAt).ThenBy(coupon => coupon.Key).ToListAsync(ct))
            .Select(coupon => new CouponItem(coupon, [.. codes[coupon.Key]]))];
    }
}
