using System.Diagnostics;
using System.Globalization;
using Tenantry.Benchmarks.Reports;
using Tenantry.Billing.Tests.Years;

namespace Tenantry.Benchmarks.Years;

/// <summary>The simulated year of many customers, and what has to hold after it.</summary>
internal static class YearCommand
{
    public static async Task<Report> RunAsync(Arguments asked)
    {
        var (customers, months) = (asked.Number("customers", 1000), asked.Number("months", 12));
        await using var billing = await Year.OpenShopAsync();
        var watch = Stopwatch.StartNew();
        var count = await new Year(billing, customers, months, (month, what) => Tell(watch, month, months, what)).RunAsync();
        var lived = watch.Elapsed;
        var facts = await new YearProof(billing).RunAsync();
        var webhooks = await billing.AcrossAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(db.Set<Billing.Provider.Webhooks.WebhookRow>()));

        var report = new Report("year", "A year of a shop", $"year --customers {customers} --months {months}") { Failed = facts.Any(fact => !fact.Holds) };
        report.Say($"{customers} customers, {months} months, through the real flows on the local Stripe's clock, in {lived.TotalMinutes:0.0} minutes: {webhooks} webhooks, {webhooks / lived.TotalSeconds:0} a second.")
            .Say($"")
            .Say($"{count.Bought} subscriptions bought, {count.Packs} credit packs, {count.Spends} spends of credits, {count.Upgrades} upgrades, {count.Cancellations} cancellations,")
            .Say($"{count.Refunds} full refunds, {count.CardsBroken} cards that began to fail, {count.CardsMended} of them replaced; {count.Refused} acts were refused (credits used up, nothing left to refund).")
            .Say($"").Say($"| what has to hold | one side | the other | |").Say($"| --- | --- | --- | --- |");
        foreach (var fact in facts)
        {
            report.Say($"| {fact.Rule} | {fact.One:0.######} | {fact.Other:0.######} | {(fact.Holds ? "holds" : "BROKEN")} |");
        }

        return report;
    }

    private static void Tell(Stopwatch watch, int month, int months, string what)
    {
        var left = month == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", about {watch.Elapsed.TotalMinutes / month * (months - month):0.0} minutes left");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed:hh\\:mm\\:ss} month {month + 1} of {months}: {what}{left}"));
    }
}
