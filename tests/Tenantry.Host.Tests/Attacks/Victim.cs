using System.Globalization;
using Npgsql;

namespace Tenantry.Host.Tests.Attacks;

/// <summary>Reads the rows of the attacked tenant as the owner of the database: their ids to attack with, and what they contain.</summary>
internal sealed class Victim(string database)
{
    // What a tenant's people see of other tenants by mistake would be one of these texts.
    public static readonly string[] Marks = ["zebra-quarry", "Zebra Quarry", "Zebra key"];

    private const string Tables = """
        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and not c.relispartition order by 1
        """;

    private Guid _tenant;

    /// <summary>Gets the ids in the tenant's rows, at most three of a column, and the id of the tenant.</summary>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    public Guid Tenant => _tenant;

    public async Task FindAsync(string email) => _tenant = Guid.Parse((await ReadAsync(
        """select m.tenant_id::text from tenancy.membership m join tenancy."user" u on u.id = m.user_id where u.email = $1""",
        email)).Single());

    public async Task<string> SubscriptionAsync(string product) => (await ReadAsync(
        "select id::text from billing.subscription where tenant_id = $1::uuid and product = $2", _tenant.ToString(), product)).Single();

    public async Task<string> InvoiceAsync() =>
        (await ReadAsync("select reference from billing.payment where tenant_id = $1::uuid limit 1", _tenant.ToString())).Single();

    public async Task LoadIdsAsync()
    {
        var ids = new List<string> { _tenant.ToString() };
        foreach (var table in await ReadAsync(Tables))
        {
            var columns = await ReadAsync(
                """
                select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
                and format_type(atttypid, null) in ('uuid', 'text', 'character varying', 'citext')
                and (attname = 'id' or attname like '%\_id' or attname in ('key', 'code', 'number')) and attname <> 'tenant_id'
                """,
                table);
            foreach (var column in columns)
            {
                ids.AddRange(await ReadAsync(
                    $"""select distinct "{column}"::text from {table} where tenant_id = $1::uuid and "{column}" is not null limit 3""",
                    _tenant.ToString()));
            }
        }

        Ids = [.. ids.Where(id => id.Length is > 0 and < 100).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Gets a hash of the tenant's rows by table.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SnapshotAsync()
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await ReadAsync(Tables))
        {
            hashes[table] = (await ReadAsync(
                $"select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t "
                    + "where tenant_id = $1::uuid",
                _tenant.ToString())).Single();
        }

        return hashes;
    }

    /// <summary>Makes an existing account a member of another account's tenant instead of its own.</summary>
    public Task JoinAsync(string email, string owner, string role) => ReadAsync(
        """
        update tenancy.membership set role = $3, tenant_id = (select m.tenant_id from tenancy.membership m
            join tenancy."user" u on u.id = m.user_id where u.email = $2)
        where user_id = (select id from tenancy."user" where email = $1)
        """,
        email, owner, role);

    public Task WaitForQuietAsync() => Eventually.HoldsAsync(
        async () => (await ReadAsync(
            """
            select ((select count(*) from billing.webhook_row where status = 'Pending') + (select count(*) from platform.outbox_event)
                + (select count(*) from platform.event_delivery where dead_lettered_at is null)
                + (select count(*) from emailing.email where status = 'Queued'))::text
            """)).Single() == "0",
        "events, webhooks and emails are delivered",
        TimeSpan.FromSeconds(60));

    private async Task<List<string>> ReadAsync(string sql, params string[] values)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}
