using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Content.Catalog;
using Tenantry.Content.Data;
using Tenantry.Content.Lessons;
using Tenantry.Platform.Data;

namespace Tenantry.Content.Pages;

/// <summary>Defines the operator's list of enrollments.</summary>
internal static class EnrollmentResource
{
    private const string Active = "Active";
    private const string Ended = "Ended";

    public static Resource<EnrollmentRow> Define(ContentLibrary library) =>
        new Resource<EnrollmentRow>("enrollments", "Enrollments", ContentPermissions.Operate)
    {
        Subtitle = "Enrollments in the content of products, and their progress.",
        Icon = "school",
        Section = OperatorSections.Content,
        Order = 16,
        SearchHint = "Search by product key",
        Empty = "An enrollment starts with a subscription or a purchase of a product that has content.",
    }
        .FromDatabase<ContentDbContext>("operator lists enrollments", EnrollmentRow.Query)
        .Key(enrollment => enrollment.SubscriptionId)
        .Column("Product", enrollment => enrollment.Product, column => column.Search().Sort()
            .Display((enrollment, _) => library.NameOf(enrollment.Product))
            .Filter(library.Products.OrderBy(product => product.Name, StringComparer.Ordinal)
                .Select(product => (product.Key, product.Name))))
        .Column("Tenant", enrollment => enrollment.TenantId, column => column.Filter())
        .Column("Status", enrollment => enrollment.EndedAt, column => column.As(CellKind.Status).ListOnly()
            .Display((enrollment, _) => StatusOf(enrollment))
            .FilterChoices((Active, enrollment => enrollment.EndedAt == null), (Ended, enrollment => enrollment.EndedAt != null)))
        .Column("Delivered", enrollment => enrollment.Delivered, column => column.Sort()
            .Display((enrollment, _) => $"{enrollment.Delivered} of {library.LessonsOf(enrollment)}"))
        .Column("Done", enrollment => enrollment.Done, column => column.Sort())
        .Column("Next lesson", enrollment => enrollment.NextLessonAt, column => column.Sort().Filter())
        .Column("Started", enrollment => enrollment.StartedAt, column => column.Sort().Filter().Minor())
        .Column("Ended", enrollment => enrollment.EndedAt, column => column.Named("ended").Hidden())
        .Column("Subscription", enrollment => enrollment.SubscriptionId, column => column.Hidden().SearchExact()
            .LinkTo("subscriptions", enrollment => enrollment.SubscriptionId))
        .OrderByDescending(enrollment => enrollment.StartedAt)
        .View("active", Active, enrollment => enrollment.EndedAt == null)
        .View("ended", Ended, enrollment => enrollment.EndedAt != null)
        .Heading(context => HeadingAsync(context, library))
        .Status(StatusOf)
        .Panel("Lessons", context => LessonsAsync(context, library));

    private static string StatusOf(EnrollmentRow enrollment) => enrollment.EndedAt is null ? Active : Ended;

    private static string NameOf(this ContentLibrary library, string product) => library.Find(product)?.Name ?? product;

    private static int LessonsOf(this ContentLibrary library, EnrollmentRow enrollment) =>
        Math.Max(enrollment.Delivered, library.Find(enrollment.Product)?.Lessons.Length ?? 0);

    private static async Task<string> HeadingAsync(ResourceContext<EnrollmentRow> context, ContentLibrary library)
    {
        var names = await context.Services.GetRequiredService<ITenants>().GetNamesAsync([context.Row.TenantId], context.CancellationToken);
        var tenant = names.GetValueOrDefault(context.Row.TenantId) ?? context.Row.TenantId.ToString();
        return $"{library.NameOf(context.Row.Product)} for {tenant}";
    }

    private static async Task<IReadOnlyList<ResourceField>> LessonsAsync(ResourceContext<EnrollmentRow> context, ContentLibrary library)
    {
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<ContentDbContext>>()
            .CreateDbContextAsync("operator reads an enrollment", context.CancellationToken);
        var lessons = await db.Set<DeliveredLesson>().AsNoTracking().Where(lesson => lesson.SubscriptionId == context.Row.SubscriptionId)
            .OrderBy(lesson => lesson.Number).ToListAsync(context.CancellationToken);
        var content = library.Find(context.Row.Product);
        return
        [
            .. lessons.Select(lesson => new ResourceField(
                content?.FindLesson(lesson.Number) is { } item ? $"{lesson.Number}. {item.Title}" : $"Lesson {lesson.Number}",
                lesson.DoneAt is null ? "Delivered" : "Done", CellKind.Status)),
        ];
    }
}
