using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Content.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "content");

            migrationBuilder.CreateTable(
                name: "delivered_lesson",
                schema: "content",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivered_lesson", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "enrollment",
                schema: "content",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    delivered = table.Column<int>(type: "integer", nullable: false),
                    next_lesson_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrollment", x => new { x.tenant_id, x.subscription_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_delivered_lesson_tenant_id_subscription_id_number",
                schema: "content",
                table: "delivered_lesson",
                columns: new[] { "tenant_id", "subscription_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_product_next_lesson_at",
                schema: "content",
                table: "enrollment",
                columns: new[] { "product", "next_lesson_at" },
                filter: "ended_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delivered_lesson",
                schema: "content");

            migrationBuilder.DropTable(
                name: "enrollment",
                schema: "content");
        }
    }
}
