using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddGuestCheckouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    gateway_id = table.Column<string>(type: "text", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    adopted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made_account = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guest_checkout", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_customer_alias_gateway_id",
                schema: "billing",
                table: "customer_alias",
                column: "gateway_id",
                unique: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_alias",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "guest_checkout",
                schema: "billing");
        }
    }
}
