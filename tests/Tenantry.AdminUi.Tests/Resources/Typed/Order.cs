using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Kernel;
using Tenantry.Platform.Data;
using Tenantry.Testing;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

internal enum OrderStatus
{
    Open = 1,
    PastDue = 2,
    Paid = 3,
    Void = 4,
}

internal sealed class Order : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Number { get; set; }

    public OrderStatus Status { get; set; }

    public long AmountMinor { get; set; }

    public bool IsGift { get; set; }

    public DateTimeOffset PlacedAt { get; init; }

    public string? Note { get; set; }

    public Money Amount => new(AmountMinor, Currency.Usd);
}

internal sealed class OrderContext(DbContextOptions<OrderContext> options) : TenantDbContext(options)
{
    public static TenantId Acme { get; } = new(Guid.Parse("01900000-0000-7000-8000-0000000000a1"));

    public static TenantId Globex { get; } = new(Guid.Parse("01900000-0000-7000-8000-0000000000a2"));

    protected override string Schema => "orders";

    /// <summary>Creates a database with 60 orders of one tenant and 3 of another.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            create schema orders;
            create table orders."order" (
                tenant_id uuid, id uuid, number text not null, status text not null, amount_minor bigint not null, is_gift boolean not null,
                placed_at timestamptz not null, note text, primary key (tenant_id, id));
            insert into orders."order"
            select '{Acme}', ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'ORD-' || lpad(n::text, 4, '0'),
                (array['Open', 'PastDue', 'Paid', 'Void'])[1 + n % 4], (n % 7) * 1000, n % 10 = 0,
                timestamptz '2026-01-01 00:00+00' + (n / 4) * interval '1 day',
                case n when 3 then '=1+1' when 5 then '100% wool' when 6 then '100 wool' end
            from generate_series(1, 60) n;
            insert into orders."order"
            select '{Globex}', ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'GLX-' || n, 'Open', 500, false,
                timestamptz '2026-01-10 12:00+00', null
            from generate_series(1, 3) n;
            """,
            connection);
        await command.ExecuteNonQueryAsync();
        return database;
    }

    protected override void ConfigureModel(ModelBuilder model) => model.Entity<Order>(orders =>
    {
        orders.HasKey(order => new { order.TenantId, order.Id });
        orders.Property(order => order.Status).HasConversion<string>();
        orders.Ignore(order => order.Amount);
    });
}

internal enum CreditKind
{
    Goodwill = 1,

    [Display(Name = "Our mistake")]
    Mistake = 2,
}

/// <summary>The input of an action, with a field of each kind.</summary>
internal sealed class CreditInput
{
    [Required, Display(Name = "amount", Description = "It is added to the balance.")]
    public Money? Amount { get; set; }

    [Required, StringLength(20), DataType(DataType.MultilineText), Display(Name = "a message")]
    public string Message { get; set; } = "";

    public CreditKind Kind { get; set; } = CreditKind.Goodwill;

    public bool Notify { get; set; }

    [Range(1, 12)]
    public int Months { get; set; } = 1;

    public DateOnly? Until { get; set; }

    public DateTimeOffset? At { get; set; }

    [Reference("carriers")]
    public string? Carrier { get; set; }
}

internal sealed class OrderInput
{
    [Required, StringLength(10), Display(Name = "a number")]
    public string Number { get; set; } = "";

    public bool IsGift { get; set; }
}

internal sealed record Carrier(string Code, string Name, int Parcels);
