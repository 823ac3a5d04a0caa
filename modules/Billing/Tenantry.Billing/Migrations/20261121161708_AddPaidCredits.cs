using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddPaidCredits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "allowance",
                schema: "billing",
                table: "credit_lot",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "period_end",
                schema: "billing",
                table: "credit_lot",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "period_start",
                schema: "billing",
                table: "credit_lot",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "subscription_id",
                schema: "billing",
                table: "credit_lot",
                type: "uuid",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_credit_lot_period",
                schema: "billing",
                table: "credit_lot");

            migrationBuilder.DropIndex(
                name: "ix_credit_lot_tenant_id_reference",
                schema: "billing",
                table: "credit_lot");

            migrationBuilder.DropColumn(
                name: "allowance",
                schema: "billing",
                table: "credit_lot");

            migrationBuilder.DropColumn(
                name: "period_end",
                schema: "billing",
                table: "credit_lot");

            migrationBuilder.DropColumn(
                name: "period_start",
                schema: "billing",
                table: "credit_lot");

            migrationBuilder.DropColumn(
                name: "subscription_id",
                schema: "billing",
                table: "credit_lot");
        }
    }
}
