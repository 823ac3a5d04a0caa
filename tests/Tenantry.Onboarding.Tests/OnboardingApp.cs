using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Npgsql;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content;
using Tenantry.Content.Contracts;
using Tenantry.Content.Data;
using Tenantry.Content.Lessons;
using Tenantry.Content.Pages;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Lifecycle;
using Tenantry.Onboarding.Contracts;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Pages;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Users;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Tests;

/// <summary>Runs a real host with onboarding and its own database. Tests set the data of other modules.</summary>
internal sealed class OnboardingApp : IAsyncDisposable
{
    private OnboardingApp(TestApp app) => Test = app;

    public TestApp Test { get; }

    public FakeTimeProvider Clock => Test.Clock;

    public FakeSubscriptions Subscriptions => Test.Services.GetRequiredService<FakeSubscriptions>();

    public static async Task<OnboardingApp> StartAsync(string? database = null, params IEnumerable<ProductDescription> products) =>
        new(await TestApp.StartAsync(builder => Add(builder, products), Map, database,
            [new("Tenantry:PublicUrl", "https://academy.example")]));

    /// <summary>Starts a host that configures onboarding.</summary>
    public static async Task<OnboardingApp> StartWithAsync(
        Action<OnboardingBuilder> configure, params IEnumerable<ProductDescription> products) =>
        new(await TestApp.StartAsync(
            builder => Add(builder, products, configure), Map, null, [new("Tenantry:PublicUrl", "https://academy.example")]));

    /// <summary>Builds a host without starting it.</summary>
    public static WebApplication Build(params IEnumerable<ProductDescription> products)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["ConnectionStrings:Tenantry"] = "Host=none";
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Add(builder, products);
        return builder.Build();
    }

    public TenantId NewTenant(string name = "The Hoppers", string email = "grace@example.com")
    {
        var tenant = TenantId.New(Clock);
        Test.Services.GetRequiredService<FakeTenants>().Add(new TenantSummary(tenant, name, "hoppers", email, Clock.GetUtcNow()));
        return tenant;
    }

    /// <summary>Creates a subscription that starts now, without publishing its event.</summary>
    public SubscriptionSummary Subscribe(TenantId tenant, string product = "academy", string name = "Kids AI Academy",
        SubscriptionStatus status = SubscriptionStatus.Active)
    {
        var now = Clock.GetUtcNow();
        var subscription = new SubscriptionSummary(
            SubscriptionId.New(Clock), tenant, product, name, "monthly", "Monthly", new RecurringPrice(10.Usd(), Interval.Month), 1, status,
            now.AddYears(1), now, now, now.AddMonths(1), CancelsAtPeriodEnd: false);
        Subscriptions.Set(subscription);
        return subscription;
    }

    /// <summary>Creates a subscription that starts now, and waits for its enrollment.</summary>
    public async Task<SubscriptionSummary> EnrollAsync(TenantId tenant, string product = "academy", string name = "Kids AI Academy")
    {
        var subscription = Subscribe(tenant, product, name);
        await PublishAsync(tenant, new SubscriptionStarted(subscription, Clock.GetUtcNow()));
        await WaitForEventsAsync();
        return subscription;
    }

    /// <summary>Publishes an event through the outbox.</summary>
    public async Task PublishAsync(TenantId tenant, IIntegrationEvent integrationEvent)
    {
        await using var scope = Test.For(tenant);
        var db = scope.Get<OnboardingDbContext>();
        db.Publish(integrationEvent);
        await db.SaveChangesAsync();
    }

    /// <summary>Waits until all events are handled, including events published by handlers.</summary>
    public Task WaitForEventsAsync() => Eventually.HoldsAsync(
        async () => await CountAsync("platform.outbox_event")
        + await CountAsync("platform.event_delivery", "dead_lettered_at is null") == 0,
        "every event is delivered",
        TimeSpan.FromSeconds(30));

    public async Task<long> CountAsync(string table, string condition = "true")
    {
        await using var connection = new NpgsqlConnection(Test.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select count(*) from {table} where {condition}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task<List<string>> EmailsAsync(string template)
    {
        await using var connection = new NpgsqlConnection(Test.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"select subject || E'\\n' || text from emailing.email where template = '{template}' order by id", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var emails = new List<string>();
        while (await reader.ReadAsync())
        {
            emails.Add(reader.GetString(0));
        }

        return emails;
    }

    public async Task DeliverAsync()
    {
        await using var scope = Test.For(null);
        await scope.Get<DeliverDueLessons>().RunAsync(CancellationToken.None);
    }

    /// <summary>Lists the numbers of the lessons delivered to a subscription.</summary>
    public async Task<List<int>> LessonsAsync(SubscriptionSummary subscription)
    {
        await using var scope = Test.For(subscription.Tenant);
        return await scope.Get<ContentDbContext>().Set<DeliveredLesson>().Where(row => row.SubscriptionId == subscription.Id)
            .OrderBy(row => row.Number).Select(row => row.Number).ToListAsync();
    }

    /// <summary>Creates a client that is signed in as a member.</summary>
    public HttpClient Member(TenantId tenant, string role = "member")
    {
        var client = Test.Browser();
        client.DefaultRequestHeaders.Add(TestAuthenticationHandler.Header, $"{tenant}:{role}");
        return client;
    }

    /// <summary>Creates a client that is signed in as an operator, without a tenant.</summary>
    public HttpClient Operator()
    {
        var client = Test.Browser();
        client.DefaultRequestHeaders.Add(TestAuthenticationHandler.Header, ":" + TestAuthenticationHandler.Operator);
        return client;
    }

    public static async Task<IDocument> PageAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(html);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }

    /// <summary>Submits a form of a page.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, IElement form)
    {
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(
            input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")));
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private static void Add(
        WebApplicationBuilder builder, IEnumerable<ProductDescription> products, Action<OnboardingBuilder>? configure = null)
    {
        foreach (var product in products)
        {
            builder.Services.AddSingleton(product);
        }

        for (var time = 0; time < 2; time++)
        {
            builder.AddOnboarding();
            builder.AddContent();
            builder.AddLifecycle();
        }

        configure?.Invoke(builder.AddOnboarding());
        builder.Services.AddOnboardingPages();
        builder.Services.AddContentPages();
        builder.Services.AddAdminUi().Configure(options => options.ProductName = "Kids AI Academy");
        builder.Services.AddSingleton<FakeSubscriptions>();
        builder.Services.AddSingleton<ISubscriptions>(services => services.GetRequiredService<FakeSubscriptions>());
        builder.Services.AddSingleton<FakeTenants>();
        builder.Services.AddSingleton<ITenants>(services => services.GetRequiredService<FakeTenants>());
        builder.Services.AddSingleton(services => Features(services.GetRequiredService<TimeProvider>()));
        builder.Services.AddEventHandler<LessonDelivered, ReceivedEvents<LessonDelivered>>();
        builder.Services.AddEventHandler<LessonCompleted, ReceivedEvents<LessonCompleted>>();
        builder.Services.AddEventHandler<ChecklistCompleted, ReceivedEvents<ChecklistCompleted>>();
        builder.Services.AddAuthentication(TestAuthenticationHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TestAuthenticationHandler>(TestAuthenticationHandler.Scheme, null);
    }

    // One metered feature with 340 of 1,000 used.
    private static IFeatureChecker Features(TimeProvider clock)
    {
        var usage = new Decision("api_calls", true, DecisionReason.Plan)
            { Used = 340, Limit = 1000, ResetsAt = clock.GetUtcNow().AddDays(12) };
        var features = Substitute.For<IFeatureChecker>();
        features.All.Returns([new FeatureDefinition("api_calls", "Assistant questions", IsMetered: true)]);
        features.CheckAsync(default!).ReturnsForAnyArgs(call => new Decision(call.Arg<string>(), true, DecisionReason.Plan));
        features.ListUsageAsync().ReturnsForAnyArgs([usage]);
        return features;
    }

    private static void Map(WebApplication app)
    {
        app.UseAuthentication();
        app.Use((context, next) => InTenantAsync(context, next, app.Services.GetRequiredService<ICurrentTenant>()));
        app.UseAuthorization();
        app.UseAdminUi();
        app.MapOnboarding();
        app.MapContent();
        app.MapAdminUi();
    }

    private static async Task InTenantAsync(HttpContext context, RequestDelegate next, ICurrentTenant current)
    {
        using var tenant = current.Change(Guid.TryParse(context.User.FindFirst(TenantryClaims.Tenant)?.Value, out var id)
            ? new TenantId(id) : null);
        await next(context);
    }
}
