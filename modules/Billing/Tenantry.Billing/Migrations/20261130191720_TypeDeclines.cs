using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class TypeDeclines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "needs_authentication",
                schema: "billing",
                table: "dunning_case");

            migrationBuilder.AddColumn<string>(
                name: "decline",
                schema: "billing",
                table: "dunning_case",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "decline",
                schema: "billing",
                table: "dunning_case");

            migrationBuilder.AddColumn<bool>(
                name: "needs_authentication",
                schema: "billing",
                table: "dunning_case",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }
    }
}
