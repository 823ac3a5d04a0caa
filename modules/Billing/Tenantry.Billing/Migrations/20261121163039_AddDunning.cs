using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddDunning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    tries = table.Column<int>(type: "integer", nullable: false),
                    seen_attempts = table.Column<int>(type: "integer", nullable: false),
                    decline_code = table.Column<string>(type: "text", nullable: true),
                    needs_authentication = table.Column<bool>(type: "boolean", nullable: false),
                    card_id = table.Column<string>(type: "text", nullable: true),
                    hosted_url = table.Column<string>(type: "text", nullable: true),
                    extensions = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dunning_case", x => new { x.tenant_id, x.invoice_id });
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dunning_case",
                schema: "billing");
        }
    }
}
