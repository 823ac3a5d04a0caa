using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code",
                schema: "billing",
                table: "checkout",
                type: "text",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coupon_row",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "pricing_rule_row",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "promotion_code_row",
                schema: "billing");

            migrationBuilder.DropColumn(
                name: "code",
                schema: "billing",
                table: "checkout");
        }
    }
}
