using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddPaymentsRefundsDisputes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "restricted_from",
                schema: "billing",
                table: "subscription",
                type: "timestamp with time zone",
                nullable: true);

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
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute", x => new { x.tenant_id, x.gateway_id });
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
                name: "ix_refund_tenant_id_payment_id",
                schema: "billing",
                table: "refund",
                columns: new[] { "tenant_id", "payment_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dispute",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "payment",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "refund",
                schema: "billing");

            migrationBuilder.DropColumn(
                name: "restricted_from",
                schema: "billing",
                table: "subscription");
        }
    }
}
