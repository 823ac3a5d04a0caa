using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "add_ons_json",
                schema: "billing",
                table: "subscription",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "item_id",
                schema: "billing",
                table: "subscription",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "add_ons",
                schema: "billing",
                table: "plan_quote",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "add_ons_json",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "item_id",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "add_ons",
                schema: "billing",
                table: "plan_quote");
        }
    }
}
