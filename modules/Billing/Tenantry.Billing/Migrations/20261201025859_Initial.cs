using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "billing");

            migrationBuilder.CreateSequence(
                name: "read_ticket",
                schema: "billing");

            migrationBuilder.CreateTable(
                name: "catalog_plan",
                schema: "billing",
                columns: table => new
                {
                    product = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, defaultValueSql: "'Standard'"),
                    compatible_plans = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
                    trial_days = table.Column<int>(type: "integer", nullable: false),
                    trial_needs_card = table.Column<bool>(type: "boolean", nullable: false, defaultValue: true),
                    is_repeatable = table.Column<bool>(type: "boolean", nullable: false),
                    entitlements = table.Column<string>(type: "jsonb", nullable: false),
                    credits = table.Column<string>(type: "jsonb", nullable: false, defaultValue: "[]"),
                    overages = table.Column<string>(type: "jsonb", nullable: false, defaultValue: "[]"),
                    highlights = table.Column<string[]>(type: "text[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    is_on_sale = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalog_plan", x => new { x.product, x.key });
                });

            migrationBuilder.CreateTable(
                name: "catalog_product",
                schema: "billing",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    target_minor = table.Column<long>(type: "bigint", nullable: true),
                    target_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    is_on_sale = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalog_product", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "checkout",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    price_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false, defaultValue: 1L),
                    add_ons = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
                    fingerprint = table.Column<string>(type: "text", nullable: false, defaultValue: ""),
                    code = table.Column<string>(type: "text", nullable: true),
                    gateway_id = table.Column<string>(type: "text", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkout", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "checkout_reminder",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    emailed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    skip_reason = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkout_reminder", x => new { x.tenant_id, x.attempt });
                });

            migrationBuilder.CreateTable(
                name: "coupon_row",
                schema: "billing",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coupon_row", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "credit_account",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    available = table.Column<long>(type: "bigint", nullable: false),
                    reserved = table.Column<long>(type: "bigint", nullable: false),
                    owed = table.Column<long>(type: "bigint", nullable: false),
                    operations = table.Column<long>(type: "bigint", nullable: false),
                    low_below = table.Column<long>(type: "bigint", nullable: false),
                    is_low = table.Column<bool>(type: "boolean", nullable: false),
                    low_untold = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_account", x => new { x.tenant_id, x.unit });
                    table.CheckConstraint("credit_account_not_negative", "available >= 0 and reserved >= 0 and owed >= 0");
                });

            migrationBuilder.CreateTable(
                name: "credit_entry",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    taken_from = table.Column<string>(type: "text", nullable: false),
                    given_to = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_entry", x => new { x.tenant_id, x.operation_id, x.line });
                    table.CheckConstraint("credit_entry_moves", "amount > 0 and taken_from <> given_to");
                });

            migrationBuilder.CreateTable(
                name: "credit_hold",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_hold", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "credit_lot",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    is_promotional = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period_start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    period_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    allowance = table.Column<long>(type: "bigint", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    remaining = table.Column<long>(type: "bigint", nullable: false),
                    expired = table.Column<long>(type: "bigint", nullable: false),
                    revoked = table.Column<long>(type: "bigint", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_lot", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("credit_lot_not_negative", "remaining >= 0 and expired >= 0 and revoked between 0 and amount and is_open = (remaining > 0)");
                });

            migrationBuilder.CreateTable(
                name: "credit_note",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    invoice_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    series = table.Column<string>(type: "text", nullable: true),
                    gateway_number = table.Column<string>(type: "text", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_excluding_tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    memo = table.Column<string>(type: "text", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    voided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seller = table.Column<string>(type: "jsonb", nullable: true),
                    buyer = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_note", x => new { x.tenant_id, x.gateway_id });
                });

            migrationBuilder.CreateTable(
                name: "credit_operation",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    change = table.Column<long>(type: "bigint", nullable: false),
                    available_after = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_operation", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customer",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    card_id = table.Column<string>(type: "text", nullable: true),
                    card = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "customer_alias",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_alias", x => new { x.tenant_id, x.gateway_id });
                });

            migrationBuilder.CreateTable(
                name: "discrepancy",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    differences_json = table.Column<string>(type: "jsonb", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    repair_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discrepancy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dispute",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    payment_id = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    evidence_due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withheld_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute", x => new { x.tenant_id, x.gateway_id });
                });

            migrationBuilder.CreateTable(
                name: "dunning_case",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<string>(type: "text", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    remind_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    restrict_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    suspend_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    end_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_step_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_retry_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    retry_count = table.Column<int>(type: "integer", nullable: false),
                    provider_attempts = table.Column<int>(type: "integer", nullable: false),
                    decline = table.Column<string>(type: "text", nullable: true),
                    decline_code = table.Column<string>(type: "text", nullable: true),
                    card_id = table.Column<string>(type: "text", nullable: true),
                    hosted_url = table.Column<string>(type: "text", nullable: true),
                    extensions = table.Column<int>(type: "integer", nullable: false),
                    end_requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dunning_case", x => new { x.tenant_id, x.invoice_id });
                });

            migrationBuilder.CreateTable(
                name: "event_cursor",
                schema: "billing",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    reached = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_cursor", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "guest_checkout",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    price_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    add_ons = table.Column<string[]>(type: "text[]", nullable: false),
                    referral = table.Column<string>(type: "text", nullable: true),
                    gateway_id = table.Column<string>(type: "text", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    assigned_to = table.Column<Guid>(type: "uuid", nullable: true),
                    created_account = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guest_checkout", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "immediate_cancellation",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    refunds = table.Column<string>(type: "jsonb", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_immediate_cancellation", x => new { x.tenant_id, x.subscription_id });
                });

            migrationBuilder.CreateTable(
                name: "invoice",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    series = table.Column<string>(type: "text", nullable: true),
                    gateway_number = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    subtotal_minor = table.Column<long>(type: "bigint", nullable: false),
                    discount_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_excluding_tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    amount_due_minor = table.Column<long>(type: "bigint", nullable: false),
                    amount_paid_minor = table.Column<long>(type: "bigint", nullable: false),
                    credited_minor = table.Column<long>(type: "bigint", nullable: false),
                    discrepancy_minor = table.Column<long>(type: "bigint", nullable: false),
                    taxes = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: true),
                    product = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    payment_id = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finalized_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hosted_url = table.Column<string>(type: "text", nullable: true),
                    seller = table.Column<string>(type: "jsonb", nullable: true),
                    buyer = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice", x => new { x.tenant_id, x.gateway_id });
                });

            migrationBuilder.CreateTable(
                name: "invoice_document_file",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    extension = table.Column<string>(type: "text", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    rendered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_document_file", x => new { x.tenant_id, x.source_id, x.kind, x.version, x.extension });
                });

            migrationBuilder.CreateTable(
                name: "invoice_line",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    discount_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    inclusive_tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: true),
                    period_start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    period_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_proration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_line", x => new { x.tenant_id, x.invoice_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "notified_subscription",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notified_subscription", x => new { x.tenant_id, x.subscription_id });
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                schema: "billing",
                columns: table => new
                {
                    series = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_series", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "object_read",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: false),
                    began = table.Column<long>(type: "bigint", nullable: false),
                    ended = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_object_read", x => new { x.tenant_id, x.object_id });
                });

            migrationBuilder.CreateTable(
                name: "payment",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunding_minor = table.Column<long>(type: "bigint", nullable: true),
                    refunding_ticket = table.Column<long>(type: "bigint", nullable: true),
                    refunding_with_note = table.Column<bool>(type: "boolean", nullable: false),
                    refunding_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_disputed = table.Column<bool>(type: "boolean", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    card = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment", x => new { x.tenant_id, x.gateway_id });
                });

            migrationBuilder.CreateTable(
                name: "plan_quote",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    price_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    add_ons = table.Column<string>(type: "jsonb", nullable: false, defaultValue: "[]"),
                    timing = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    subscription_version = table.Column<long>(type: "bigint", nullable: false),
                    due_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    invoice_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_quote", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "plan_version",
                schema: "billing",
                columns: table => new
                {
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    entitlements = table.Column<string>(type: "jsonb", nullable: false),
                    credits = table.Column<string>(type: "jsonb", nullable: false),
                    overages = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_version", x => new { x.product, x.plan, x.version });
                });

            migrationBuilder.CreateTable(
                name: "price_version",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    interval = table.Column<string>(type: "text", nullable: false),
                    interval_count = table.Column<int>(type: "integer", nullable: false),
                    pricing_model = table.Column<string>(type: "jsonb", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    gateway_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pricing_rule_row",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pricing_rule_row", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "promotion_code_row",
                schema: "billing",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    coupon = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promotion_code_row", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "purchase",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    plan_version = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    purchased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    grants_access = table.Column<bool>(type: "boolean", nullable: false),
                    is_owned_once = table.Column<bool>(type: "boolean", nullable: false),
                    duplicate_of = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purchase", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_run",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    processed = table.Column<int>(type: "integer", nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "referral",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referred_tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral", x => new { x.tenant_id, x.referred_tenant_id });
                    table.CheckConstraint("referral_of_another", "tenant_id <> referred_tenant_id");
                });

            migrationBuilder.CreateTable(
                name: "referral_balance_change",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_balance_change", x => new { x.tenant_id, x.reference, x.number });
                });

            migrationBuilder.CreateTable(
                name: "referral_link",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    clicks = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_link", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "referral_reward",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    referred_tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    due_minor = table.Column<long>(type: "bigint", nullable: false),
                    given_minor = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    wait_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_reward", x => new { x.tenant_id, x.reference });
                    table.CheckConstraint("referral_reward_not_negative", "due_minor >= 0 and given_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "refund",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    payment_id = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund", x => new { x.tenant_id, x.gateway_id });
                });

            migrationBuilder.CreateTable(
                name: "retention_offer",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent_off = table.Column<int>(type: "integer", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_offer", x => new { x.tenant_id, x.subscription_id });
                });

            migrationBuilder.CreateTable(
                name: "subscription",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    price_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    interval = table.Column<string>(type: "text", nullable: false),
                    interval_count = table.Column<int>(type: "integer", nullable: false),
                    pricing_model = table.Column<string>(type: "jsonb", nullable: true),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    item_id = table.Column<string>(type: "text", nullable: true),
                    plan_version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    add_ons_json = table.Column<string>(type: "jsonb", nullable: false, defaultValue: "[]"),
                    status = table.Column<string>(type: "text", nullable: false),
                    access_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_only_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    period_start = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    period_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cancels_at_period_end = table.Column<bool>(type: "boolean", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    duplicate_of = table.Column<Guid>(type: "uuid", nullable: true),
                    first_access_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trial_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    gifted_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resumes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    discount_percent = table.Column<decimal>(type: "numeric", nullable: true),
                    discount_minor = table.Column<long>(type: "bigint", nullable: true),
                    discount_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    discounts_json = table.Column<string>(type: "jsonb", nullable: false, defaultValue: "[]"),
                    included_tax_percent = table.Column<decimal>(type: "numeric", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    schedule_id = table.Column<string>(type: "text", nullable: true),
                    pending_price_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pending_json = table.Column<string>(type: "jsonb", nullable: true),
                    held_items_json = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscription", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "subscription_intent",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscription_intent", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "tenant_billing_details",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    line1 = table.Column<string>(type: "text", nullable: true),
                    line2 = table.Column<string>(type: "text", nullable: true),
                    city = table.Column<string>(type: "text", nullable: true),
                    postal_code = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: true),
                    country = table.Column<string>(type: "text", nullable: true),
                    vat_id = table.Column<string>(type: "text", nullable: true),
                    vat_status = table.Column<string>(type: "text", nullable: true),
                    is_reverse_charge = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    synced_revision = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenant_billing_details", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "tenant_override",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: true),
                    target = table.Column<string>(type: "text", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    months = table.Column<int>(type: "integer", nullable: true),
                    previous_price_id = table.Column<Guid>(type: "uuid", nullable: true),
                    previous_quantity = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    cost_description = table.Column<string>(type: "text", nullable: false),
                    cost_minor = table.Column<long>(type: "bigint", nullable: true),
                    cost_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenant_override", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "trial_redemption",
                schema: "billing",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    mark = table.Column<string>(type: "text", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trial_redemption", x => new { x.kind, x.mark, x.product });
                });

            migrationBuilder.CreateTable(
                name: "webhook_row",
                schema: "billing",
                columns: table => new
                {
                    event_id = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    @object = table.Column<string>(name: "object", type: "text", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false, defaultValue: "Delivery"),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_row", x => x.event_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_checkout_created_at",
                schema: "billing",
                table: "checkout",
                column: "created_at",
                filter: "status = 'Closing'");

            migrationBuilder.CreateIndex(
                name: "ix_checkout_gateway_id",
                schema: "billing",
                table: "checkout",
                column: "gateway_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checkout_reminder_tenant_id_product_emailed_at",
                schema: "billing",
                table: "checkout_reminder",
                columns: new[] { "tenant_id", "product", "emailed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_account_low_untold",
                schema: "billing",
                table: "credit_account",
                column: "tenant_id",
                filter: "low_untold");

            migrationBuilder.CreateIndex(
                name: "ix_credit_hold_expires_at",
                schema: "billing",
                table: "credit_hold",
                column: "expires_at",
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_credit_lot_expires_at",
                schema: "billing",
                table: "credit_lot",
                column: "expires_at",
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_credit_lot_period",
                schema: "billing",
                table: "credit_lot",
                columns: new[] { "tenant_id", "unit", "subscription_id", "period_end", "allowance" },
                unique: true,
                filter: "subscription_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_credit_lot_tenant_id_reference",
                schema: "billing",
                table: "credit_lot",
                columns: new[] { "tenant_id", "reference" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_lot_tenant_id_unit",
                schema: "billing",
                table: "credit_lot",
                columns: new[] { "tenant_id", "unit" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_credit_lot_tenant_id_unit_source_reference",
                schema: "billing",
                table: "credit_lot",
                columns: new[] { "tenant_id", "unit", "source", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_note_series_number",
                schema: "billing",
                table: "credit_note",
                columns: new[] { "series", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_note_tenant_id_invoice_id",
                schema: "billing",
                table: "credit_note",
                columns: new[] { "tenant_id", "invoice_id" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_operation_tenant_id_key",
                schema: "billing",
                table: "credit_operation",
                columns: new[] { "tenant_id", "key" },
                unique: true,
                filter: "key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_credit_operation_tenant_id_parent_id",
                schema: "billing",
                table: "credit_operation",
                columns: new[] { "tenant_id", "parent_id" },
                filter: "parent_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_credit_operation_tenant_id_unit_number",
                schema: "billing",
                table: "credit_operation",
                columns: new[] { "tenant_id", "unit", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customer_gateway_id",
                schema: "billing",
                table: "customer",
                column: "gateway_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customer_alias_gateway_id",
                schema: "billing",
                table: "customer_alias",
                column: "gateway_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_discrepancy_found_at",
                schema: "billing",
                table: "discrepancy",
                column: "found_at");

            migrationBuilder.CreateIndex(
                name: "ix_discrepancy_kind_gateway_id",
                schema: "billing",
                table: "discrepancy",
                columns: new[] { "kind", "gateway_id" },
                unique: true,
                filter: "resolved_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_dispute_gateway_id",
                schema: "billing",
                table: "dispute",
                column: "gateway_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dispute_tenant_id_subscription_id",
                schema: "billing",
                table: "dispute",
                columns: new[] { "tenant_id", "subscription_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dunning_case_invoice_id",
                schema: "billing",
                table: "dunning_case",
                column: "invoice_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dunning_case_next_step_at",
                schema: "billing",
                table: "dunning_case",
                column: "next_step_at",
                filter: "next_step_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_dunning_case_tenant_id_subscription_id",
                schema: "billing",
                table: "dunning_case",
                columns: new[] { "tenant_id", "subscription_id" });

            migrationBuilder.CreateIndex(
                name: "ix_guest_checkout_created_at",
                schema: "billing",
                table: "guest_checkout",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_guest_checkout_gateway_id",
                schema: "billing",
                table: "guest_checkout",
                column: "gateway_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_immediate_cancellation_at",
                schema: "billing",
                table: "immediate_cancellation",
                column: "at",
                filter: "completed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_series_number",
                schema: "billing",
                table: "invoice",
                columns: new[] { "series", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoice_tenant_id_issued_at",
                schema: "billing",
                table: "invoice",
                columns: new[] { "tenant_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_gateway_id",
                schema: "billing",
                table: "payment",
                column: "gateway_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_paid_at",
                schema: "billing",
                table: "payment",
                column: "paid_at");

            migrationBuilder.CreateIndex(
                name: "ix_payment_tenant_id_reference",
                schema: "billing",
                table: "payment",
                columns: new[] { "tenant_id", "reference" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_quote_expires_at",
                schema: "billing",
                table: "plan_quote",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_plan_quote_tenant_id_invoice_id",
                schema: "billing",
                table: "plan_quote",
                columns: new[] { "tenant_id", "invoice_id" },
                filter: "invoice_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_price_version_gateway_id",
                schema: "billing",
                table: "price_version",
                column: "gateway_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_price_version_product_plan_currency_interval_interval_count~",
                schema: "billing",
                table: "price_version",
                columns: new[] { "product", "plan", "currency", "interval", "interval_count", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pricing_rule_row_key",
                schema: "billing",
                table: "pricing_rule_row",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_promotion_code_row_coupon",
                schema: "billing",
                table: "promotion_code_row",
                column: "coupon");

            migrationBuilder.CreateIndex(
                name: "ix_purchase_tenant_id_product_plan",
                schema: "billing",
                table: "purchase",
                columns: new[] { "tenant_id", "product", "plan" },
                unique: true,
                filter: "is_owned_once and ended_at is null and duplicate_of is null");

            migrationBuilder.CreateIndex(
                name: "ix_purchase_tenant_id_reference",
                schema: "billing",
                table: "purchase",
                columns: new[] { "tenant_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_run_started_at",
                schema: "billing",
                table: "reconciliation_run",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_referral_referred_tenant_id",
                schema: "billing",
                table: "referral",
                column: "referred_tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_link_code",
                schema: "billing",
                table: "referral_link",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_reward_next_look_at",
                schema: "billing",
                table: "referral_reward",
                column: "next_look_at",
                filter: "next_look_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_referral_reward_reference",
                schema: "billing",
                table: "referral_reward",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_reward_tenant_id_referred_tenant_id",
                schema: "billing",
                table: "referral_reward",
                columns: new[] { "tenant_id", "referred_tenant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_refund_tenant_id_payment_id",
                schema: "billing",
                table: "refund",
                columns: new[] { "tenant_id", "payment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_subscription_gateway_id",
                schema: "billing",
                table: "subscription",
                column: "gateway_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscription_tenant_id_access_until",
                schema: "billing",
                table: "subscription",
                columns: new[] { "tenant_id", "access_until" });

            migrationBuilder.CreateIndex(
                name: "ix_subscription_tenant_id_product",
                schema: "billing",
                table: "subscription",
                columns: new[] { "tenant_id", "product" },
                unique: true,
                filter: "status <> 'Canceled' and duplicate_of is null");

            migrationBuilder.CreateIndex(
                name: "ix_subscription_intent_at",
                schema: "billing",
                table: "subscription_intent",
                column: "at",
                filter: "completed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_subscription_intent_tenant_id_subscription_id",
                schema: "billing",
                table: "subscription_intent",
                columns: new[] { "tenant_id", "subscription_id" });

            migrationBuilder.CreateIndex(
                name: "ix_tenant_override_created_at",
                schema: "billing",
                table: "tenant_override",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_tenant_override_ends_at",
                schema: "billing",
                table: "tenant_override",
                column: "ends_at",
                filter: "status in ('Pending', 'Active')");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_row_due_at",
                schema: "billing",
                table: "webhook_row",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_row_object_id",
                schema: "billing",
                table: "webhook_row",
                column: "object_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_row_received_at",
                schema: "billing",
                table: "webhook_row",
                column: "received_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalog_plan",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "catalog_product",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "checkout",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "checkout_reminder",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "coupon_row",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_account",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_entry",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_hold",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_lot",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_note",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_operation",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "customer",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "customer_alias",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "discrepancy",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "dispute",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "dunning_case",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "event_cursor",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "guest_checkout",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "immediate_cancellation",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "invoice",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "invoice_document_file",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "invoice_line",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "notified_subscription",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "number_series",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "object_read",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "payment",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "plan_quote",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "plan_version",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "price_version",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "pricing_rule_row",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "promotion_code_row",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "purchase",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "reconciliation_run",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "referral",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "referral_balance_change",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "referral_link",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "referral_reward",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "refund",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "retention_offer",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "subscription",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "subscription_intent",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "tenant_billing_details",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "tenant_override",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "trial_redemption",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "webhook_row",
                schema: "billing");

            migrationBuilder.DropSequence(
                name: "read_ticket",
                schema: "billing");
        }
    }
}
