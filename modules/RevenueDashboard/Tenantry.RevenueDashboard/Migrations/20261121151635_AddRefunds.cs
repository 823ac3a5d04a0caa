using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.RevenueDashboard.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddRefunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "lost_minor",
                schema: "revenue",
                table: "revenue_payment",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "refunded_minor",
                schema: "revenue",
                table: "revenue_payment",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "lost_minor",
                schema: "revenue",
                table: "revenue_payment");

            migrationBuilder.DropColumn(
                name: "refunded_minor",
                schema: "revenue",
                table: "revenue_payment");
        }
    }
}
