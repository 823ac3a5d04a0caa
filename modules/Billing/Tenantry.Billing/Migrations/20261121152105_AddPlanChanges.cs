using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddPlanChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "discount_ends_at",
                schema: "billing",
                table: "subscription",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "discount_minor",
                schema: "billing",
                table: "subscription",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "discount_percent",
                schema: "billing",
                table: "subscription",
                type: "numeric",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pending_json",
                schema: "billing",
                table: "subscription",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "pending_price_id",
                schema: "billing",
                table: "subscription",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "resumes_at",
                schema: "billing",
                table: "subscription",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "schedule_id",
                schema: "billing",
                table: "subscription",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "trial_ends_at",
                schema: "billing",
                table: "subscription",
                type: "timestamp with time zone",
                nullable: true);

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
                    timing = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    subscription_version = table.Column<long>(type: "bigint", nullable: false),
                    due_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_quote", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_plan_quote_expires_at",
                schema: "billing",
                table: "plan_quote",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_quote",
                schema: "billing");

            migrationBuilder.DropColumn(
                name: "discount_ends_at",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "discount_minor",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "discount_percent",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "pending_json",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "pending_price_id",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "resumes_at",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "schedule_id",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "trial_ends_at",
                schema: "billing",
                table: "subscription");
        }
    }
}
