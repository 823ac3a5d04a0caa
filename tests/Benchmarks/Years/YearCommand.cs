using System.Diagnostics;
using System.Globalization;
using Tenantry.Benchmarks.Reports;
using Tenantry.Billing.Tests.Years;

namespace Tenantry.Benchmarks.Years;

/// <summary>Simulates a year of many customers and verifies the invariants after it.</summary>
internal static class YearCommand
{
    public static async Task<Report> RunAsync(Arguments arguments)
    {
        var (customers, months) = (arguments.Number("customers", 1000), arguments.Number("months", 12));
        await using var billing = await Year.OpenShopAsync();
        var watch = Stopwatch.StartNew();
        var count = await new Year(billing, customers, months, (month, what) => PrintProgress(watch, month, months, what)).RunAsync();
        var elapsed = watch.Elapsed;
        var facts = await new YearProof(billing).RunAsync();
        var webhooks = await billing.QueryAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions
            .CountAsync(db.Set<Billing.Provider.Webhooks.WebhookRow>()));

        var report = new Report("year", "A simulated year", $"year --customers {customers} --months {months}")
            { Failed = facts.Any(fact => !fact.Holds) };
        report.AppendLine(
            $"{customers} customers and {months} months on the clock of the local Stripe, in {elapsed.TotalMinutes:0.0} minutes: {webhooks} webhooks, {webhooks / elapsed.TotalSeconds:0} per second.")
            .AppendLine($"")
            .AppendLine(
                $"{count.Purchases} subscriptions, {count.Packs} credit packs, {count.Spends} credit debits, {count.Upgrades} upgrades, {count.Cancellations} cancellations,")
            .AppendLine(
                $"{count.Refunds} full refunds, {count.CardsFailing} cards that began to fail, {count.CardsReplaced} of them replaced; {count.Refused} requests were denied (no credits, nothing left to refund).")
            .AppendLine($"").AppendLine($"| invariant | left side | right side | result |").AppendLine($"| --- | --- | --- | --- |");
        foreach (var fact in facts)
        {
            report.AppendLine($"| {fact.Rule} | {fact.Left:0.######} | {fact.Right:0.######} | {(fact.Holds ? "holds" : "VIOLATED")} |");
        }

        return report;
    }

    private static void PrintProgress(Stopwatch watch, int month, int months, string what)
    {
        var remaining = month == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $", about {watch.Elapsed.TotalMinutes / month * (months - month):0.0} minutes left");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{watch.Elapsed:hh\\:mm\\:ss} month {month + 1} of {months}: {what}{remaining}"));
    }
}
