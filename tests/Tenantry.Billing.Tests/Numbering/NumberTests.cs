using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing.Numbering;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Tests.Numbering;

public sealed class NumberTests(BillingFixture shared) : IClassFixture<BillingFixture>
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ConcurrentNumbers_WithRollbacks_HaveNoGapsAndNoDuplicates()
    {
        var options = new BillingOptions();
        options.InvoiceNumbers.Prefix = "A-";
        var taken = await Task.WhenAll(Enumerable.Range(0, 48).Select(index => TakeAsync(options, Day, commits: index % 3 != 0)));
        taken.OfType<string>().Order().ShouldBe(Enumerable.Range(1, 32).Select(count => $"A-2026-{count:00000}"));
    }

    [Fact]
    public async Task AnyHistoryOfCommitsAndCrashes_HasNoGaps()
    {
        var histories = ArbMap.Default.GeneratorFor<bool>().NonEmptyListOf().Sample(5, 20);
        foreach (var (run, history) in histories.Index())
        {
            var options = new BillingOptions();
            options.Seller.Key = $"run-{run}";
            List<string> numbers = [];
            foreach (var commits in history)
            {
                numbers.AddRange(await TakeAsync(options, Day, commits) is { } number ? [number] : []);
            }

            numbers.ShouldBe(Enumerable.Range(1, history.Count(commits => commits)).Select(count => $"INV-2026-{count:00000}"));
        }
    }

    [Fact]
    public async Task NewYear_InTheSellersTimeZone_StartsANewSequence_AndAnEarlierDateStaysInTheOldOne()
    {
        var options = new BillingOptions();
        options.Seller.Key = "zone";
        options.Seller.TimeZone = "Pacific/Auckland";
        var beforeNewYear = new DateTimeOffset(2026, 12, 31, 10, 59, 59, TimeSpan.Zero);
        (await TakeAsync(options, beforeNewYear)).ShouldBe("INV-2026-00001");
        (await TakeAsync(options, beforeNewYear.AddSeconds(1))).ShouldBe("INV-2027-00001");
        (await TakeAsync(options, beforeNewYear)).ShouldBe("INV-2026-00002");
    }

    [Fact]
    public async Task Sequence_ContinuesFromAnotherSystem_WithoutYears()
    {
        var options = new BillingOptions();
        options.Seller.Key = "old";
        options.InvoiceNumbers.WithYear = false;
        options.InvoiceNumbers.Prefix = "R";
        options.InvoiceNumbers.Start = 4711;
        options.InvoiceNumbers.Digits = 3;
        (await TakeAsync(options, Day)).ShouldBe("R4711");
        (await TakeAsync(options, Day)).ShouldBe("R4712");
    }

    [Fact]
    public async Task Number_OutsideATransaction_Throws()
    {
        await using var db = await OpenAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => new InvoiceNumberSequence(new BillingOptions())
            .NextForInvoiceAsync(db, Day, default));
    }

    private async Task<string?> TakeAsync(BillingOptions options, DateTimeOffset at, bool commits = true)
    {
        await using var db = await OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var taken = await new InvoiceNumberSequence(options).NextForInvoiceAsync(db, at, default);
        if (!commits)
        {
            // Simulates a node that crashes here.
            await transaction.RollbackAsync();
            return null;
        }

        await transaction.CommitAsync();
        return taken.Number;
    }

    private async Task<BillingDbContext> OpenAsync() =>
        await shared.Billing.App.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
        .CreateDbContextAsync("a test takes numbers");
}
