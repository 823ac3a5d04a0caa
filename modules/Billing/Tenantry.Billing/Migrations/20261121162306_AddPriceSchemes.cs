using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddPriceSchemes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_price_version_product_plan_version",
                schema: "billing",
                table: "price_version");

            migrationBuilder.AddColumn<string>(
                name: "scheme",
                schema: "billing",
                table: "subscription",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "position",
                schema: "billing",
                table: "price_version",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retired_at",
                schema: "billing",
                table: "price_version",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "rule_id",
                schema: "billing",
                table: "price_version",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "scheme",
                schema: "billing",
                table: "price_version",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "fits",
                schema: "billing",
                table: "plan_row",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "kind",
                schema: "billing",
                table: "plan_row",
                type: "text",
                nullable: false,
                defaultValueSql: "'Standard'");

            migrationBuilder.AddColumn<string>(
                name: "overages",
                schema: "billing",
                table: "plan_row",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "trial_needs_card",
                schema: "billing",
                table: "plan_row",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string[]>(
                name: "add_ons",
                schema: "billing",
                table: "checkout",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "fingerprint",
                schema: "billing",
                table: "checkout",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "quantity",
                schema: "billing",
                table: "checkout",
                type: "bigint",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.CreateIndex(
                name: "ix_price_version_product_plan_currency_interval_interval_count~",
                schema: "billing",
                table: "price_version",
                columns: new[] { "product", "plan", "currency", "interval", "interval_count", "version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_price_version_product_plan_currency_interval_interval_count~",
                schema: "billing",
                table: "price_version");

            migrationBuilder.DropColumn(
                name: "scheme",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "position",
                schema: "billing",
                table: "price_version");

            migrationBuilder.DropColumn(
                name: "retired_at",
                schema: "billing",
                table: "price_version");

            migrationBuilder.DropColumn(
                name: "rule_id",
                schema: "billing",
                table: "price_version");

            migrationBuilder.DropColumn(
                name: "scheme",
                schema: "billing",
                table: "price_version");

            migrationBuilder.DropColumn(
                name: "fits",
                schema: "billing",
                table: "plan_row");

            migrationBuilder.DropColumn(
                name: "kind",
                schema: "billing",
                table: "plan_row");

            migrationBuilder.DropColumn(
                name: "overages",
                schema: "billing",
                table: "plan_row");

            migrationBuilder.DropColumn(
                name: "trial_needs_card",
                schema: "billing",
                table: "plan_row");

            migrationBuilder.DropColumn(
                name: "add_ons",
                schema: "billing",
                table: "checkout");

            migrationBuilder.DropColumn(
                name: "fingerprint",
                schema: "billing",
                table: "checkout");

            migrationBuilder.DropColumn(
                name: "quantity",
                schema: "billing",
                table: "checkout");

            migrationBuilder.CreateIndex(
                name: "ix_price_version_product_plan_version",
                schema: "billing",
                table: "price_version",
                columns: new[] { "product", "plan", "version" },
                unique: true);
        }
    }
}
