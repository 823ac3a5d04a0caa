using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddInvoiceLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "amount_due_minor",
                schema: "billing",
                table: "invoice",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "amount_paid_minor",
                schema: "billing",
                table: "invoice",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "buyer",
                schema: "billing",
                table: "invoice",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "credited_minor",
                schema: "billing",
                table: "invoice",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "discount_minor",
                schema: "billing",
                table: "invoice",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "drift_minor",
                schema: "billing",
                table: "invoice",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "finalized_at",
                schema: "billing",
                table: "invoice",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "gateway_number",
                schema: "billing",
                table: "invoice",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payment_id",
                schema: "billing",
                table: "invoice",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                schema: "billing",
                table: "invoice",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "seller",
                schema: "billing",
                table: "invoice",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "series",
                schema: "billing",
                table: "invoice",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "subtotal_minor",
                schema: "billing",
                table: "invoice",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "taxes",
                schema: "billing",
                table: "invoice",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "total_excluding_tax_minor",
                schema: "billing",
                table: "invoice",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

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
                name: "credit_note_order",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    goes_to = table.Column<string>(type: "text", nullable: false),
                    memo = table.Column<string>(type: "text", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_note_order", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "details_row",
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
                    pushed_revision = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_details_row", x => x.tenant_id);
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_note",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_note_order",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "details_row",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "invoice_line",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "number_series",
                schema: "billing");

            migrationBuilder.DropIndex(
                name: "ix_invoice_series_number",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ix_invoice_tenant_id_issued_at",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "amount_due_minor",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "amount_paid_minor",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "buyer",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "credited_minor",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "discount_minor",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "drift_minor",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "finalized_at",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "gateway_number",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "payment_id",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "reason",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "seller",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "series",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "subtotal_minor",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "taxes",
                schema: "billing",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "total_excluding_tax_minor",
                schema: "billing",
                table: "invoice");
        }
    }
}
