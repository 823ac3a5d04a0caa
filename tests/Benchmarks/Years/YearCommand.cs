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
        var count = await new Year(billing, customers, months, (month, step) => PrintProgress(watch, month, months, step)).RunAsync();
        var elapsed = watch.Elapsed;
        var invariants = await new YearProof(billing).RunAsync();
        var webhooks = await billing.QueryAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions
            .CountAsync(db.Set<Billing.Provider.Webhooks.WebhookRow>()));

        var report = new Report("year", "A simulated year", $"year --customers {customers} --months {months}")
            { Failed = invariants.Any(invariant => !invariant.Holds) };
        report.AppendLine(
            $"{customers} customers and {months} months on the clock of the local Stripe, in {elapsed.TotalMinutes:0.0} minutes: {webhooks} webhooks, {webhooks / elapsed.TotalSeconds:0} per second.")
            .AppendLine($"")
            .AppendLine(
                $"{count.Purchases} subscriptions, {count.Packs} credit packs, {count.Spends} credit debits, {count.Upgrades} upgrades, {count.Cancellations} cancellations,")
            .AppendLine(
                $"{count.Refunds} full refunds, {count.CardsFailing} cards that began to fail, {count.CardsReplaced} of them replaced; {count.Refused} requests were denied (no credits, nothing left to refund).")
            .AppendLine($"").AppendLine($"| invariant | left side | right side | result |").AppendLine($"| --- | --- | --- | --- |");
        foreach (var invariant in invariants)
        {
            report.AppendLine(
                $"| {invariant.Rule} | {invariant.Left:0.######} | {invariant.Right:0.######} | {(invariant.Holds ? "holds" : "VIOLATED")} |");
        }

        return report;
    }

    private static void PrintProgress(Stopwatch watch, int month, int months, string step)
    {
        var remaining = month == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $", about {watch.Elapsed.TotalMinutes / month * (months - month):0.0} minutes left");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{watch.Elapsed:hh\\:mm\\:ss} month {month + 1} of {months}: {step}{remaining}"));
    }
}
